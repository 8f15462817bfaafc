import type { AwsCall, AwsResponse } from './aws-request.ts'

/**
 * Renders an error in the shape that the service itself would use, so that the SDK raises the same exception.
 * `code` is the service's own, such as `AccessDenied` or `ThrottlingException`.
 */
export function renderAwsError(
  service: AwsCall['service'],
  status: number,
  code: string,
  message: string,
): AwsResponse {
  if (service === 's3') {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`
    return { status, headers: { 'content-type': 'application/xml' }, body: Buffer.from(xml) }
  }
  if (service === 'sns') {
    const xml = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error></ErrorResponse>`
    return { status, headers: { 'content-type': 'text/xml' }, body: Buffer.from(xml) }
  }
  const namespace = service === 'sqs' ? 'com.amazonaws.sqs' : 'com.amazon.coral.service'
  return {
    status,
    headers: {
      'content-type': service === 'secretsmanager' ? 'application/x-amz-json-1.1' : 'application/x-amz-json-1.0',
      'x-amzn-errortype': code,
      ...(service === 'sqs' && { 'x-amzn-query-error': `${code};${status < 500 ? 'Sender' : 'Receiver'}` }),
    },
    body: Buffer.from(JSON.stringify({ __type: `${namespace}#${code}`, message, Message: message })),
  }
}

/** What each service answers to a call that its caller has no right to make. */
export function renderAccessDenied(
  service: AwsCall['service'],
  who: string,
  action: string,
  resource: string,
): AwsResponse {
  const message = `${who} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows it`
  if (service === 's3') return renderAwsError(service, 403, 'AccessDenied', message)
  if (service === 'sqs') return renderAwsError(service, 403, 'AccessDenied', message)
  if (service === 'sns') return renderAwsError(service, 403, 'AuthorizationError', message)
  return renderAwsError(service, 400, 'AccessDeniedException', message)
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
