import { createContext, Script } from 'node:vm'
import * as z from 'zod'

const headersSchema = z.record(z.string(), z.object({ value: z.string() })).default({})

const resultSchema = z.union([
  z.object({ statusCode: z.number(), headers: headersSchema }),
  z.object({ uri: z.string(), headers: headersSchema }),
])

/** What a viewer-request function decided: an answer of its own, or the request to send on. */
export type EdgeDecision = z.output<typeof resultSchema>

const responseSchema = z.object({ headers: headersSchema })

/** A request as CloudFront Functions see it. */
export interface EdgeRequest {
  readonly method: string
  readonly uri: string
  readonly querystring: URLSearchParams
  readonly headers: ReadonlyMap<string, string>
}

/** Long enough for a machine that is busy with other things: it only ends what would never end. */
const timeoutMs = 5_000

/** Returns the function that runs the `handler` of a CloudFront Function on a request. */
export function createEdgeFunction(source: string | undefined): (request: EdgeRequest) => EdgeDecision {
  if (source === undefined) return ({ uri }) => ({ uri, headers: {} })
  const run = createRunner(source)
  return (request) => resultSchema.parse(run('viewer-request', request))
}

/** Returns the function that runs the `handler` of a CloudFront Function on a response, and gives back its headers. */
export function createResponseFunction(
  source: string | undefined,
): (request: EdgeRequest, status: number, headers: ReadonlyMap<string, string>) => ReadonlyMap<string, string> {
  if (source === undefined) return (_request, _status, headers) => headers
  const run = createRunner(source)
  return (request, statusCode, headers) => {
    const response = { statusCode, headers: toValues(headers), cookies: {} }
    const result = responseSchema.parse(run('viewer-response', request, response))
    return new Map(Object.entries(result.headers).map(([name, { value }]) => [name, value]))
  }
}

function createRunner(source: string): (eventType: string, request: EdgeRequest, response?: object) => unknown {
  const script = new Script(`${source}\n;JSON.stringify(handler(JSON.parse(event)))`)
  return (eventType, { method, uri, querystring, headers }, response) => {
    const event = {
      version: '1.0',
      context: { eventType },
      viewer: { ip: '127.0.0.1' },
      request: { method, uri, querystring: toValues(querystring), headers: toValues(headers), cookies: {} },
      response,
    }
    const sandbox = createContext({ event: JSON.stringify(event) })
    return JSON.parse(String(script.runInContext(sandbox, { timeout: timeoutMs })))
  }
}

const toValues = (entries: Iterable<readonly [string, string]>) =>
  Object.fromEntries([...entries].map(([name, value]) => [name, { value }]))
