import type { CallRecord } from './call-record.ts'
import { exchangeWithFaults, type FaultPlan } from './faults.ts'
import { forwardRequest, type OpenPort, readRequest } from './http-exchange.ts'

/** Stands before the PDS as the gateway stands before AWS: records every XRPC call, and lets faults happen to it. */
export function servePds(
  front: OpenPort,
  innerPort: number,
  faults: FaultPlan,
  onCall: (call: CallRecord) => void,
): void {
  front.server.on('request', (incoming, outgoing) => {
    void (async () => {
      const request = await readRequest(incoming)
      const [, method = ''] = /^\/xrpc\/([\w.]+)/.exec(request.url) ?? []
      const call = {
        function: 'bluesky',
        by: 'code',
        service: 'pds',
        operation: method,
        action: method,
        resource: front.url,
        allowed: true,
      } as const
      await exchangeWithFaults({
        fault: method === '' ? undefined : faults(call),
        respond: async () => forwardRequest(request, innerPort),
        renderError: (code, status) => ({
          status,
          headers: { 'content-type': 'application/json' },
          body: Buffer.from(JSON.stringify({ error: code, message: 'Injected fault' })),
        }),
        outgoing,
        record: (status) => onCall({ ...call, status }),
      })
    })().catch(() => outgoing.destroy())
  })
}
