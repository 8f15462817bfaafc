import type { AwsRequest, AwsResponse } from '../../local/gateway/aws-request.ts'
import { exchangeWithFaults, type Fault } from '../../local/gateway/faults.ts'
import { type OpenPort, readRequest } from '../../local/gateway/http-exchange.ts'

/** What goes wrong with one request; a late one fails at once, and has its effect when it is told to land. */
export type Trouble = Fault | { readonly kind: 'late'; readonly land: (effect: () => Promise<unknown>) => void }

/** One request as it arrives at a front. */
export interface Arrival {
  /** Such as `s3`, or `pds`. */
  readonly service: string
  readonly operation: string
  readonly request: AwsRequest
  /** Has the effect, and gives its answer. */
  readonly respond: () => Promise<AwsResponse>
  readonly renderError: (code: string, status: number) => AwsResponse
}

/** Decides, request by request, what goes wrong. */
export type Decide = (arrival: Arrival) => Trouble | undefined | Promise<Trouble | undefined>

/** Answers every request on the port, or fails to, as is decided. */
export function serveFront(front: OpenPort, understand: (request: AwsRequest) => Arrival, decide: Decide): void {
  front.server.on('request', (incoming, outgoing) => {
    const exchange = async (): Promise<void> => {
      const arrival = understand(await readRequest(incoming))
      const trouble = await decide(arrival)
      if (trouble?.kind === 'late') trouble.land(arrival.respond)
      const fault = trouble?.kind === 'late' ? ({ kind: 'drop-request' } as const) : trouble
      const { respond, renderError } = arrival
      await exchangeWithFaults({ fault, respond, renderError, outgoing, record: () => {} })
    }
    exchange().catch(() => outgoing.destroy())
  })
}
