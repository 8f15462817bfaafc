import { type AwsClient, composeS3Path } from '../gateway/aws-client.ts'
import type { AwsResponse } from '../gateway/aws-request.ts'
import { compressFor } from './edge-compression.ts'
import { createEdgeFunction, createResponseFunction } from './edge-function.ts'
import { parseHeadersPolicy } from './edge-headers.ts'
import type { EdgeSettings } from './edge-settings.ts'
import { type OpenPort, readRequest, sendResponse } from '../gateway/http-exchange.ts'

const passedOn = ['content-type', 'cache-control', 'content-encoding', 'content-language', 'etag', 'last-modified']

interface Answer {
  readonly status: number
  readonly headers: Map<string, string>
  readonly body: Buffer
}

/**
 * Answers on the port as the distribution would: its functions, default root, error pages, headers policy, compression
 * and conditional requests. Nothing is cached: a reader sees at once what CloudFront would show once `max-age` is over.
 *
 * @param origin reads the site bucket with the rights that its policy gives to CloudFront
 */
export function serveEdge({ server }: OpenPort, settings: EdgeSettings, origin: AwsClient): void {
  const decide = createEdgeFunction(settings.viewerRequest)
  const addHeaders = parseHeadersPolicy(settings.headersPolicy)
  const correctHeaders = createResponseFunction(settings.viewerResponse)

  const read = async (uri: string, status = 200): Promise<Answer> => {
    const path = uri === '/' && settings.rootObject !== undefined ? `/${settings.rootObject}` : uri
    const response = await origin.s3(
      'GET',
      composeS3Path(settings.bucket, decodePath(`${settings.originPath}${path}`).slice(1)),
    )
    return response.status === 200 ? { ...fromOrigin(response), status } : fromOrigin(response)
  }

  const readOrExplain = async (uri: string): Promise<Answer> => {
    const answer = await read(uri)
    const explained = settings.errors.get(answer.status)
    if (!explained) return answer
    if (explained.path === undefined) return { ...answer, status: explained.status }
    const page = await read(explained.path, explained.status)
    return page.status === explained.status ? page : answer
  }

  server.on('request', (incoming, outgoing) => {
    void (async () => {
      const request = await readRequest(incoming)
      const { pathname, searchParams } = new URL(request.url, 'http://edge')
      const headers = new Map(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        sendResponse(outgoing, {
          status: 403,
          headers: {},
          body: Buffer.from('This distribution answers GET and HEAD'),
        })
        return
      }
      const asked = { method: request.method, uri: pathname, querystring: searchParams, headers }
      const decision = decide(asked)
      const answer =
        'uri' in decision
          ? await readOrExplain(decision.uri)
          : { status: decision.statusCode, headers: toMap(decision.headers), body: Buffer.alloc(0) }
      const finished = finish(answer, headers, settings.compress)
      const withPolicy = addHeaders(finished.headers, headers)
      // CloudFront runs no function after an error.
      const isError = finished.status >= 400
      sendResponse(outgoing, {
        status: finished.status,
        headers: Object.fromEntries(isError ? withPolicy : correctHeaders(asked, finished.status, withPolicy)),
        body: request.method === 'HEAD' ? Buffer.alloc(0) : finished.body,
      })
    })().catch(() => {
      if (!outgoing.headersSent) outgoing.writeHead(502)
      outgoing.end()
    })
  })
}

/** Compresses, and answers 304 where the viewer has the same bytes already. */
function finish(answer: Answer, request: ReadonlyMap<string, string>, compress: boolean): Answer {
  const headers = new Map(answer.headers)
  const etag = headers.get('etag')
  const known = new Set((request.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, '')))
  if (answer.status === 200 && etag !== undefined && (known.has(etag) || known.has('*'))) {
    headers.delete('content-type')
    return { status: 304, headers, body: Buffer.alloc(0) }
  }
  const compressed = compress
    ? compressFor(request.get('accept-encoding') ?? '', headers.get('content-type') ?? '', answer.body)
    : undefined
  const body = compressed?.body ?? answer.body
  if (compressed) {
    headers.set('content-encoding', compressed.encoding).set('vary', 'Accept-Encoding')
    if (etag !== undefined) headers.set('etag', `W/${etag}`)
  }
  headers.set('content-length', String(body.length))
  return { status: answer.status, headers, body }
}

function fromOrigin({ status, headers, body }: AwsResponse): Answer {
  const kept = passedOn.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])] as const]))
  return { status, headers: new Map(kept), body }
}

const toMap = (headers: Readonly<Record<string, { value: string }>>): Map<string, string> =>
  new Map(Object.entries(headers).map(([name, { value }]) => [name.toLowerCase(), value]))

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
