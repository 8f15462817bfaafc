import { createContext, Script } from 'node:vm'
import * as z from 'zod'

const headersSchema = z.record(z.string(), z.object({ value: z.string() })).default({})

const resultSchema = z.union([
  z.object({ statusCode: z.number(), headers: headersSchema }),
  z.object({ uri: z.string(), headers: headersSchema }),
])

/** What a viewer-request function decided: an answer of its own, or the request to send on. */
export type EdgeDecision = z.output<typeof resultSchema>

/** A request as CloudFront Functions see it. */
export interface EdgeRequest {
  readonly method: string
  readonly uri: string
  readonly querystring: URLSearchParams
  readonly headers: ReadonlyMap<string, string>
}

const timeoutMs = 100

/** Returns the function that runs the `handler` of a CloudFront Function on a request. */
export function createEdgeFunction(source: string | undefined): (request: EdgeRequest) => EdgeDecision {
  if (source === undefined) return ({ uri }) => ({ uri, headers: {} })
  const script = new Script(`${source}\n;JSON.stringify(handler(JSON.parse(event)))`)
  return ({ method, uri, querystring, headers }) => {
    const event = {
      version: '1.0',
      context: { eventType: 'viewer-request' },
      viewer: { ip: '127.0.0.1' },
      request: { method, uri, querystring: toValues(querystring), headers: toValues(headers), cookies: {} },
    }
    const sandbox = createContext({ event: JSON.stringify(event) })
    const result: unknown = JSON.parse(String(script.runInContext(sandbox, { timeout: timeoutMs })))
    return resultSchema.parse(result)
  }
}

const toValues = (entries: Iterable<readonly [string, string]>) =>
  Object.fromEntries([...entries].map(([name, value]) => [name, { value }]))
