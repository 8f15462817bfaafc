import type { Publication } from '../shared/publication.ts'
import type { CallRecord } from './gateway/call-record.ts'
import { startEmulators } from './gateway/emulators.ts'
import type { FaultPlan } from './gateway/faults.ts'
import { openPort } from './gateway/http-exchange.ts'
import { composeLocalHandle, startPds } from './pds/pds.ts'
import { servePds } from './gateway/pds-gateway.ts'
import { runAssembly } from './run-assembly.ts'
import type { LocalStack, StackOptions } from './stack-options.ts'
import { synthesize } from './template/synthesize.ts'
import { createTemporaryDirectory } from './temporary-directory.ts'

export const localRegion = 'eu-central-1'

type Close = () => Promise<void>

/**
 * Starts everything that the publication's stack describes, on loopback and in memory.
 *
 * @throws {Error} in one line when the port is in use, and otherwise with what failed; nothing is left running
 */
export async function startLocalStack(options: StackOptions): Promise<LocalStack> {
  const closers: Close[] = []
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).toReversed()) await close()
  }
  try {
    return await start(options, closers, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

async function start(options: StackOptions, closers: Close[], stop: Close): Promise<LocalStack> {
  const keep = <Kept extends Record<'close', Close> | Record<'stop', Close>>(kept: Kept): Kept => {
    closers.push('close' in kept ? kept.close : kept.stop)
    return kept
  }
  const edge = keep(await openPort(options.port))
  const gateway = keep(await openPort())
  const pdsFront = keep(await openPort())
  const assembly = keep(await createTemporaryDirectory('tidings-assembly-'))
  const publication = atHome(options.publication, edge.url, pdsFront.url)

  const calls: CallRecord[] = []
  const onCall = (call: CallRecord): void => {
    calls.push(call)
    options.onCall?.(call)
  }
  let plan: FaultPlan | undefined
  const faults: FaultPlan = (call) => plan?.(call)

  const startAccount = async () =>
    publication.bluesky &&
    keep(await startPds(pdsFront, publication.bluesky.handle, (inner) => servePds(pdsFront, inner, faults, onCall)))

  const [emulators, pds] = await allOrThrow([
    startEmulators(localRegion).then(keep),
    startAccount(),
    (options.synthesize ?? synthesize)(publication, assembly.path),
  ])
  const running = keep(
    await runAssembly({
      assemblyDir: assembly.path,
      region: localRegion,
      edge,
      gateway,
      emulators,
      pds,
      faults,
      onCall,
      options,
    }),
  )
  return {
    ...running,
    publication,
    region: localRegion,
    gatewayUrl: gateway.url,
    siteUrl: edge.url,
    pds,
    calls,
    setFaults: (next) => {
      plan = next
    },
    stop,
  }
}

/** The publication as it is on this machine. */
function atHome(publication: Publication, siteUrl: string, service: string): Publication {
  const { bluesky, domain: _domain, ...rest } = publication
  if (!bluesky) return { ...rest, siteUrl }
  return { ...rest, siteUrl, bluesky: { ...bluesky, service, handle: composeLocalHandle(bluesky.handle) } }
}

/** Waits for all, so that nothing still starts when one has failed. */
async function allOrThrow<Values extends readonly unknown[]>(tasks: {
  readonly [Index in keyof Values]: Promise<Values[Index]>
}): Promise<Values> {
  await Promise.allSettled(tasks)
  const values: unknown = await Promise.all(tasks)
  return values as Values
}
