import { randomUUID } from 'node:crypto'
import { ExecutionEnvironment, type FunctionLog } from './execution-environment.ts'
import type { FunctionDefinition } from './function-definitions.ts'

/** A function of the template, running. */
export interface LocalFunction {
  readonly definition: FunctionDefinition
  /**
   * Runs the handler on one event, waiting while the function runs as often as it may.
   *
   * @throws {Error} with the function's own words, when it threw, took too long or ended
   */
  invoke(event: unknown): Promise<unknown>
  /** Ends every execution environment in the middle of what it does, as a crash would. */
  crash(): Promise<void>
  stop(): Promise<void>
}

/** Starts one execution environment, and more as they are needed, up to `maxConcurrency` at once. */
export function startFunction(
  definition: FunctionDefinition,
  environment: Readonly<Record<string, string>>,
  maxConcurrency: number,
  onLog: (log: FunctionLog) => void,
): LocalFunction {
  const idle: ExecutionEnvironment[] = []
  const busy = new Set<ExecutionEnvironment>()
  const waiting: (() => void)[] = []
  let stopped = false

  const create = (): ExecutionEnvironment => new ExecutionEnvironment(definition, environment, onLog)

  const acquire = async (): Promise<ExecutionEnvironment> => {
    while (busy.size >= maxConcurrency) await new Promise<void>((resolve) => waiting.push(resolve))
    if (stopped) throw new Error(`Cannot invoke ${definition.logicalId}: the stack is stopping`)
    const chosen = idle.pop() ?? create()
    busy.add(chosen)
    return chosen
  }

  const release = (environmentUsed: ExecutionEnvironment): void => {
    busy.delete(environmentUsed)
    if (environmentUsed.alive && !stopped) idle.push(environmentUsed)
    waiting.shift()?.()
  }

  const terminate = async (): Promise<void> => {
    await Promise.all([...idle.splice(0), ...busy].map(async (one) => one.terminate()))
  }

  idle.push(create())
  return {
    definition,
    async invoke(event) {
      const used = await acquire()
      try {
        return await used.run(event, randomUUID())
      } finally {
        release(used)
      }
    },
    crash: terminate,
    async stop() {
      stopped = true
      await terminate()
    },
  }
}
