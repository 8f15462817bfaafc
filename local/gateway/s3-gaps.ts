import { renderAwsError } from './aws-errors.ts'
import type { AwsRequest, AwsResponse } from './aws-request.ts'
import { createKeyLocks } from './key-locks.ts'
import { parseDeletedKeys, parseS3Path } from './s3-call.ts'

/** What happened to an object. */
export interface ObjectChange {
  readonly bucket: string
  readonly key: string
  /** As in an event, without `s3:`. */
  readonly event:
    | 'ObjectCreated:Put'
    | 'ObjectCreated:Copy'
    | 'ObjectRemoved:Delete'
    | 'ObjectRemoved:DeleteMarkerCreated'
  /** Bytes. */
  readonly size?: number
  readonly etag?: string
}

export interface S3Gaps {
  /** Hands a request to the emulator, and adds conditional writes and change notices. */
  handle(request: AwsRequest): Promise<AwsResponse>
}

/**
 * What the S3 emulator lacks: `If-Match` and `If-None-Match` on `PutObject`, atomic for each key, and word of every change.
 */
export function createS3Gaps(
  forward: (request: AwsRequest) => Promise<AwsResponse>,
  onChange: (change: ObjectChange) => Promise<void>,
): S3Gaps {
  const locked = createKeyLocks()

  const head = async (request: AwsRequest): Promise<AwsResponse> =>
    forward({
      method: 'HEAD',
      url: new URL(request.url, 'http://s3').pathname,
      headers: {},
      body: Buffer.alloc(0),
    })

  const put = async (request: AwsRequest): Promise<AwsResponse> => {
    const refusal = await checkConditions(request, head)
    if (refusal) return refusal
    const response = await forward(request.body.length === 0 ? spellOutEmptiness(request) : request)
    if (response.status !== 200) return response
    const { bucket, key } = parseS3Path(request.url)
    const { headers } = await head(request)
    const event = request.headers['x-amz-copy-source'] === undefined ? 'ObjectCreated:Put' : 'ObjectCreated:Copy'
    await onChange({ bucket, key, event, size: Number(headers['content-length']), etag: String(headers['etag']) })
    return response
  }

  const remove = async (request: AwsRequest, keys: readonly string[]): Promise<AwsResponse> => {
    const response = await forward(request)
    const { bucket } = parseS3Path(request.url)
    if (response.status < 300) for (const key of keys) await onChange({ bucket, key, event: 'ObjectRemoved:Delete' })
    return response
  }

  return {
    async handle(request) {
      const { bucket, key, query } = parseS3Path(request.url)
      if (request.method === 'PUT' && key !== '') return locked(`${bucket}/${key}`, async () => put(request))
      if (request.method === 'DELETE' && key !== '')
        return locked(`${bucket}/${key}`, async () => remove(request, [key]))
      if (request.method === 'POST' && query.has('delete')) return remove(request, parseDeletedKeys(request.body))
      return forward(request)
    },
  }
}

async function checkConditions(
  request: AwsRequest,
  head: (request: AwsRequest) => Promise<AwsResponse>,
): Promise<AwsResponse | undefined> {
  const { 'if-match': match, 'if-none-match': noneMatch } = request.headers
  if (match === undefined && noneMatch === undefined) return undefined
  if (noneMatch !== undefined && noneMatch !== '*')
    return renderAwsError('s3', 501, 'NotImplemented', 'PutObject knows If-None-Match with * only')
  const current = await head(request)
  const exists = current.status === 200
  if (match !== undefined && !exists) return renderAwsError('s3', 404, 'NoSuchKey', 'The specified key does not exist.')
  const holds = match === undefined ? !exists : bareTag(match) === bareTag(current.headers['etag'])
  if (holds) return undefined
  return renderAwsError(
    's3',
    412,
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
  )
}

const bareTag = (tag: unknown): string => String(tag).replaceAll('"', '')

/** The emulator takes an empty body for none and fails; an empty chunked one it understands. */
const spellOutEmptiness = (request: AwsRequest): AwsRequest => ({
  ...request,
  headers: { ...request.headers, 'content-encoding': 'aws-chunked' },
  body: Buffer.from('0\r\n\r\n'),
})
