import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import type { FunctionDefinition } from '../../local/functions/function-definitions.ts'

const script = fileURLToPath(new URL('function-process.ts', import.meta.url))

/** What one event took of the processor, in milliseconds. */
export interface Run {
  readonly result: unknown
  readonly cpuMs: number
  /** With the start of the process and of the function. */
  readonly sinceStartMs: number
  readonly peakMegabytes: number
}

/** A function of the template in a process of its own, so that nothing but the function is measured. */
export class MeasuredFunction {
  readonly #child: ChildProcess

  private constructor(child: ChildProcess) {
    this.#child = child
  }

  /** @param environment the variables that Lambda would give, and no others */
  static async start(
    { entry, exportName }: FunctionDefinition,
    environment: Readonly<Record<string, string>>,
  ): Promise<MeasuredFunction> {
    const child = fork(script, [entry, exportName], {
      env: { ...environment, PATH: process.env['PATH'] },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    await once(child, 'message')
    return new MeasuredFunction(child)
  }

  /** @throws {Error} with the function's own words */
  async run(event: object): Promise<Run> {
    this.#child.send(event)
    const [answer] = (await once(this.#child, 'message')) as [Run | { readonly error: string }]
    if ('error' in answer) throw new Error(answer.error)
    return answer
  }

  stop(): void {
    this.#child.kill()
  }
}
