import type { AwsCall, AwsRequest, Need } from './aws-request.ts'

/** The object or bucket that a path-style S3 request is about; `key` is decoded, and empty for the bucket itself. */
export function parseS3Path(url: string): { bucket: string; key: string; query: URLSearchParams } {
  const { pathname, searchParams } = new URL(url, 'http://s3')
  const [, bucket = '', ...rest] = pathname.split('/')
  return { bucket: decodeURIComponent(bucket), key: decodeURIComponent(rest.join('/')), query: searchParams }
}

/** @throws {Error} when local/ does not know the operation */
export function parseS3Call(request: AwsRequest): AwsCall {
  const { bucket, key, query } = parseS3Path(request.url)
  const need = (action: string, path = key): Need => ({
    action: `s3:${action}`,
    resource: path === '' ? `arn:aws:s3:::${bucket}` : `arn:aws:s3:::${bucket}/${path}`,
  })

  for (const subresource of ['tagging', 'acl', 'versionId', 'uploads', 'uploadId', 'versions'])
    if (query.has(subresource))
      throw new Error(`Cannot answer S3 ${request.method} with ?${subresource}: unknown to local/s3-call.ts`)

  if (key === '') {
    if (request.method === 'GET')
      return call(query.has('list-type') ? 'ListObjectsV2' : 'ListObjects', need('ListBucket'))
    if (request.method === 'HEAD') return call('HeadBucket', need('ListBucket'))
    if (request.method === 'POST' && query.has('delete'))
      return call('DeleteObjects', ...parseDeletedKeys(request.body).map((deleted) => need('DeleteObject', deleted)))
  } else {
    if (request.method === 'GET') return call('GetObject', need('GetObject'))
    if (request.method === 'HEAD') return call('HeadObject', need('GetObject'))
    if (request.method === 'DELETE') return call('DeleteObject', need('DeleteObject'))
    if (request.method === 'PUT') return parsePut(request, need)
  }
  throw new Error(`Cannot answer S3 ${request.method} ${request.url}: unknown to local/s3-call.ts`)
}

const call = (operation: string, ...needs: readonly Need[]): AwsCall => ({
  service: 's3',
  operation,
  needs,
  parameters: {},
})

function parsePut(request: AwsRequest, need: (action: string) => Need): AwsCall {
  const source = request.headers['x-amz-copy-source']
  if (typeof source === 'string') {
    const resource = `arn:aws:s3:::${decodeURIComponent(source).replace(/^\//, '')}`
    return call('CopyObject', { action: 's3:GetObject', resource }, need('PutObject'))
  }
  // S3 asks for the right to read as well before it compares a tag.
  if (request.headers['if-match'] !== undefined) return call('PutObject', need('PutObject'), need('GetObject'))
  return call('PutObject', need('PutObject'))
}

/** The keys in the body of a `DeleteObjects` request. */
export const parseDeletedKeys = (body: Buffer): readonly string[] =>
  [...body.toString().matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => unescapeXml(key))

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text of an XML element in which S3 writes a key. */
export const unescapeXml = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    return entities[name ?? ''] ?? whole
  })
