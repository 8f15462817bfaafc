import type { ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { AwsResponse } from './aws-request.ts'
import type { CallRecord } from './call-record.ts'
import { sendResponse } from './http-exchange.ts'

/** Something that goes wrong with one call. */
export type Fault =
  /** Refused before it had any effect. */
  | { readonly kind: 'error'; readonly status: number; readonly code: string }
  /** It took effect, but the caller is told of an error. */
  | { readonly kind: 'error-after'; readonly status: number; readonly code: string }
  /** It took effect, but the connection breaks before the reply. */
  | { readonly kind: 'drop-reply' }
  /** The connection breaks before it had any effect. */
  | { readonly kind: 'drop-request' }
  /** No effect and no reply: the caller waits until its own patience ends. */
  | { readonly kind: 'hang' }
  /** It takes effect and is answered, so many milliseconds later. */
  | { readonly kind: 'delay'; readonly ms: number }

/** Decides, call by call, what goes wrong; `undefined` lets the call pass. */
export type FaultPlan = (call: Omit<CallRecord, 'status'>) => Fault | undefined

interface Exchange {
  readonly fault: Fault | undefined
  readonly respond: () => Promise<AwsResponse>
  readonly renderError: (code: string, status: number) => AwsResponse
  readonly outgoing: ServerResponse
  /** Told the status before the caller is, 0 for no answer. */
  readonly record: (status: number) => void
}

/** Answers one request, or fails to, as the fault says. */
export async function exchangeWithFaults({ fault, respond, renderError, outgoing, record }: Exchange): Promise<void> {
  const send = (response: AwsResponse): void => {
    record(response.status)
    sendResponse(outgoing, response)
  }
  const breakOff = (): void => {
    record(0)
    outgoing.socket?.destroy()
  }
  switch (fault?.kind) {
    case undefined:
      send(await respond())
      break
    case 'delay':
      await setTimeout(fault.ms)
      send(await respond())
      break
    case 'error':
      send(renderError(fault.code, fault.status))
      break
    case 'error-after':
      await respond()
      send(renderError(fault.code, fault.status))
      break
    case 'drop-reply':
      await respond()
      breakOff()
      break
    case 'drop-request':
      breakOff()
      break
    case 'hang':
      record(0)
      break
  }
}
