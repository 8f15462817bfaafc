import { parentPort, workerData } from 'node:worker_threads'
import type { Invocation, Outcome, WorkerSettings } from './function-protocol.ts'

/** Runs in a worker thread: one execution environment of one Lambda function. */

type Handler = (event: unknown, context: unknown) => unknown

const { entry, exportName, functionName, functionArn, memoryMb } = workerData as WorkerSettings
const port = parentPort
if (!port) throw new Error('Cannot run a function outside a worker thread')

const load = async (): Promise<Handler> => {
  const bundle = (await import(entry)) as Readonly<Record<string, unknown>>
  const handler = bundle[exportName]
  if (typeof handler !== 'function')
    throw new Error(`Cannot find ${exportName} in ${entry}: the bundle exports no such function`)
  return handler as Handler
}

const loaded = load()
loaded.then(
  () => port.postMessage({ kind: 'ready' } satisfies Outcome),
  () => undefined,
)

const run = async ({ event, requestId, deadline }: Invocation): Promise<Outcome> => {
  try {
    const handler = await loaded
    const result = await handler(event, {
      functionName,
      functionVersion: '$LATEST',
      invokedFunctionArn: functionArn,
      memoryLimitInMB: String(memoryMb),
      awsRequestId: requestId,
      logGroupName: `/aws/lambda/${functionName}`,
      logStreamName: 'local',
      callbackWaitsForEmptyEventLoop: false,
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    })
    return { kind: 'result', result: JSON.parse(JSON.stringify(result ?? null)) as unknown }
  } catch (error) {
    return { kind: 'error', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

port.on('message', (invocation: Invocation) => {
  void run(invocation).then((outcome) => port.postMessage(outcome))
})
