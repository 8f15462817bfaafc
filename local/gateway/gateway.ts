import type { ServerResponse } from 'node:http'
import { parseAwsCall, parseCredential } from './aws-call.ts'
import { renderAccessDenied, renderAwsError } from './aws-errors.ts'
import type { AwsCall, AwsRequest, AwsResponse } from './aws-request.ts'
import type { CallRecord } from './call-record.ts'
import { exchangeWithFaults, type FaultPlan } from './faults.ts'
import { type OpenPort, readRequest } from './http-exchange.ts'
import { isAllowed } from '../iam/iam.ts'
import type { Caller } from '../iam/identities.ts'
import type { Place } from '../template/resource-types.ts'

/** Answers a call that was allowed. */
export type Backend = (request: AwsRequest, call: AwsCall) => Promise<AwsResponse>

export interface GatewayOptions {
  readonly place: Place
  readonly callers: ReadonlyMap<string, Caller>
  readonly backends: Readonly<Record<AwsCall['service'], Backend>>
  readonly faults: FaultPlan
  readonly onCall: (call: CallRecord) => void
}

/** Answers every call to AWS on the port: reads who calls, allows or denies it, hands it on and records it. */
export function serveGateway({ server }: OpenPort, options: GatewayOptions): void {
  server.on('request', (incoming, outgoing) => {
    void (async () => {
      try {
        await answer(await readRequest(incoming), outgoing, options)
      } catch (cause) {
        const message = cause instanceof Error ? cause.message : String(cause)
        // 400 so that the SDK does not try again: nothing that local/ lacks appears by waiting.
        outgoing.writeHead(400, { 'x-amzn-errortype': 'NotImplementedLocally' })
        outgoing.end(JSON.stringify({ __type: 'NotImplementedLocally', message }))
      }
    })()
  })
}

async function answer(request: AwsRequest, outgoing: ServerResponse, options: GatewayOptions): Promise<void> {
  const credential = parseCredential(request.headers)
  const caller = options.callers.get(credential?.accessKeyId ?? '')
  if (!credential || !caller)
    throw new Error('Cannot tell who calls: the request is not signed with a key of the local stack')
  const call = parseAwsCall(credential.service, request, options.place)
  const need = (action: string, resource: string) => ({
    function: caller.name,
    by: caller.by,
    service: call.service,
    operation: call.operation,
    action,
    resource,
    allowed: mayCall(caller, action, resource),
  })
  const uses = call.needs.map(({ action, resource }) => need(action, resource))
  const denied = uses.find(({ allowed }) => !allowed)
  const respond = async (): Promise<AwsResponse> => {
    if (denied) return renderAccessDenied(call.service, caller.name, denied.action, denied.resource)
    const response = await options.backends[call.service](request, call)
    const bucket = bucketToList(response, call)
    if (bucket === undefined) return response
    // S3 tells only those who may list a bucket that an object is missing; to others it is forbidden.
    const list = need('s3:ListBucket', bucket)
    uses.push(list)
    return list.allowed ? response : renderAccessDenied('s3', caller.name, list.action, bucket)
  }
  await exchangeWithFaults({
    fault: uses[0] && options.faults(uses[0]),
    respond,
    renderError: (code, number) => renderAwsError(call.service, number, code, 'Injected fault'),
    outgoing,
    record: (status) => {
      for (const use of uses) options.onCall({ ...use, status })
    },
  })
}

const mayCall = ({ statements, context = {} }: Caller, action: string, resource: string): boolean =>
  statements === undefined || isAllowed(statements, { action, resource, context })

/** ARN of the bucket that an object was missing from. */
function bucketToList({ status }: AwsResponse, { service, needs }: AwsCall): string | undefined {
  if (service !== 's3' || status !== 404 || needs[0]?.action !== 's3:GetObject') return undefined
  return needs[0].resource.split('/')[0]
}
