import { readFileSync } from 'node:fs'

/** A process of its own that has loaded one function, answers each event with what it took of the processor, and does nothing else. */

type Handler = (event: unknown, context: unknown) => Promise<unknown>

const spent = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const [, , entry = '', exportName = ''] = process.argv
const handler = ((await import(entry)) as Readonly<Record<string, Handler>>)[exportName]
if (!handler) throw new Error(`Cannot find ${exportName} in ${entry}`)

const context = {
  functionName: 'measured',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:000000000000:function:measured',
  memoryLimitInMB: '1024',
  getRemainingTimeInMillis: () => 60_000,
}

/** Since the process began, in megabytes. */
const peakMegabytes = (): number => Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1000

process.on('message', (event) => {
  const before = spent()
  void handler(event, context).then(
    (result) =>
      process.send?.({ result, cpuMs: spent() - before, sinceStartMs: spent(), peakMegabytes: peakMegabytes() }),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
})
process.send?.({ ready: true })
