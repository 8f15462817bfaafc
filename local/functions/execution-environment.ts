import { createInterface } from 'node:readline'
import { Worker } from 'node:worker_threads'

import type { FunctionDefinition } from './function-definitions.ts'
import type { Invocation, Outcome, WorkerSettings } from './function-protocol.ts'

// Loaded by a worker thread alone, its native code would be gone with the first of them that ends.
await Promise.all([import('sharp'), import('@takumi-rs/core')])

/** A line that a function wrote: JSON as far as it is the logger's. */
export interface FunctionLog {
  /** Logical id. */
  readonly function: string
  readonly line: string
}

/** A worker thread that has loaded one function and runs one event at a time. */
export class ExecutionEnvironment {
  readonly #worker: Worker
  readonly #timeoutMs: number
  #settle: ((outcome: Outcome) => void) | undefined
  #end: string | undefined

  constructor(
    definition: FunctionDefinition,
    environment: Readonly<Record<string, string>>,
    onLog: (log: FunctionLog) => void,
  ) {
    this.#timeoutMs = definition.timeoutMs
    const { entry, exportName, logicalId, name, arn, memoryMb } = definition
    this.#worker = new Worker(new URL('function-worker.ts', import.meta.url), {
      workerData: { entry, exportName, functionName: name, functionArn: arn, memoryMb } satisfies WorkerSettings,
      env: { ...environment },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      stdout: true,
      stderr: true,
    })
    for (const stream of [this.#worker.stdout, this.#worker.stderr])
      createInterface({ input: stream }).on('line', (line) => onLog({ function: logicalId, line }))
    this.#worker.on('message', (outcome: Outcome) => {
      if (outcome.kind !== 'ready') this.#settle?.(outcome)
    })
    this.#worker.on('error', (error) => this.#fail(error instanceof Error ? error.message : String(error)))
    this.#worker.on('exit', (code) => this.#fail(`Runtime exited with code ${code}`))
  }

  get alive(): boolean {
    return this.#end === undefined
  }

  /** @throws {Error} with the function's own words, or why there are none */
  async run(event: unknown, requestId: string): Promise<unknown> {
    if (this.#end !== undefined) throw new Error(this.#end)
    const { promise, resolve } = Promise.withResolvers<Outcome>()
    this.#settle = resolve
    const timer = setTimeout(() => {
      this.#fail(`Task timed out after ${this.#timeoutMs / 1000} seconds`)
      void this.terminate()
    }, this.#timeoutMs)
    const invocation: Invocation = { event, requestId, deadline: Date.now() + this.#timeoutMs }
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    this.#worker.postMessage(invocation)
    const outcome = await promise
    clearTimeout(timer)
    this.#settle = undefined
    if (outcome.kind === 'result') return outcome.result
    throw new Error(outcome.kind === 'error' ? outcome.message : 'Cannot run the function: no outcome')
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate()
  }

  #fail(message: string): void {
    this.#end ??= message
    this.#settle?.({ kind: 'error', message: this.#end })
  }
}
