import { forwardRequest, openPort } from '../../local/gateway/http-exchange.ts'
import { type LocalPds, startPds } from '../../local/pds/pds.ts'
import { serveFront, type Decide } from './front.ts'

/** A real PDS, with whatever goes wrong before it. */
export interface FrontedPds {
  readonly pds: LocalPds
  /** What goes wrong from now on; `undefined`: nothing. */
  decide: Decide | undefined
  stop(): Promise<void>
}

export async function startFrontedPds(): Promise<FrontedPds> {
  const front = await openPort()
  let decide: Decide | undefined
  const pds = await startPds(front, 'digest.test', (innerPort) =>
    serveFront(
      front,
      (request) => ({
        service: 'pds',
        operation: /^\/xrpc\/([\w.]+)/.exec(request.url)?.[1] ?? '',
        request,
        respond: async () => forwardRequest(request, innerPort),
        renderError: (error, status) => ({
          status,
          headers: { 'content-type': 'application/json', ...(status === 429 && { 'retry-after': '290' }) },
          body: Buffer.from(JSON.stringify({ error, message: 'Injected fault' })),
        }),
      }),
      (arrival) => decide?.(arrival),
    ),
  )
  return {
    pds,
    get decide() {
      return decide
    },
    set decide(next) {
      decide = next
    },
    stop: async () => pds.stop(),
  }
}
