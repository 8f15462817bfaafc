import type { Arrival, Trouble } from '../../contract/front.ts'
import type { SeededFault } from './seeded-fault.ts'

/** What the services say when they are asked too much. */
const throttles: Readonly<Record<string, { readonly status: number; readonly code: string }>> = {
  dynamodb: { status: 400, code: 'ProvisionedThroughputExceededException' },
  s3: { status: 503, code: 'SlowDown' },
  sqs: { status: 400, code: 'RequestThrottled' },
  pds: { status: 429, code: 'RateLimitExceeded' },
}

/**
 * The fault, as it happens to this request.
 *
 * @param ways `die` ends the worker that made the request; `land` takes the effect that is to happen later
 */
export async function composeTrouble(
  { mode, hidden, persistent }: SeededFault,
  { service, respond }: Arrival,
  ways: { readonly die: () => void; readonly land: (effect: () => Promise<unknown>) => void },
): Promise<Trouble> {
  switch (mode) {
    case 'error before':
      return { kind: 'drop-request' }
    case 'lost reply':
      return { kind: 'drop-reply' }
    case 'throttle':
      return { kind: 'error', ...(throttles[service] ?? { status: 503, code: 'ServiceUnavailable' }) }
    case 'server error':
      return { kind: hidden ? 'error-after' : 'error', status: 500, code: 'InternalServerError' }
    case 'late effect':
      return { kind: 'late', land: ways.land }
    case 'crash after':
      await respond()
      ways.die()
      return { kind: 'hang' }
    case 'crash before':
      ways.die()
      return { kind: 'hang' }
    case 'hang':
      // AWS clients lose their patience soon; whoever waits for longer is ended by Lambda.
      if (persistent || service === 'pds' || service === 'site') ways.die()
      return { kind: 'hang' }
  }
}
