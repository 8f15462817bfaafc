import {
  Agent,
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AwsRequest, AwsResponse } from './aws-request.ts'

const agent = new Agent({ keepAlive: true })

/** Reads a request to its end. */
export async function readRequest(incoming: IncomingMessage): Promise<AwsRequest> {
  const body = await readAll(incoming)
  return { method: incoming.method ?? 'GET', url: incoming.url ?? '/', headers: incoming.headers, body }
}

/** Sends the request to another server on this machine; the signal breaks it off. */
export async function forwardRequest(request: AwsRequest, port: number, signal?: AbortSignal): Promise<AwsResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const { 'transfer-encoding': _, expect: __, ...kept } = request.headers
  const headers = { ...kept, host: `127.0.0.1:${port}`, 'content-length': String(request.body.length) }
  const target = { agent, host: '127.0.0.1', port, method: request.method, path: request.url, headers }
  httpRequest({ ...target, ...(signal && { signal }) }, resolve)
    .on('error', reject)
    .end(request.body)
  const answer = await promise
  const received = Object.entries(answer.headers).filter(
    ([name]) => name !== 'connection' && name !== 'transfer-encoding',
  )
  return {
    status: answer.statusCode ?? 500,
    headers: Object.fromEntries(received) as AwsResponse['headers'],
    body: await readAll(answer),
  }
}

/** Sends the answer and ends the exchange. */
export function sendResponse(outgoing: ServerResponse, response: AwsResponse): void {
  outgoing.writeHead(response.status, response.headers as Record<string, string | string[]>)
  outgoing.end(response.body)
}

/** An HTTP server on loopback that is already listening, and answers once it is told how. */
export interface OpenPort {
  readonly server: Server
  readonly port: number
  readonly url: string
  close(): Promise<void>
}

/**
 * Opens a port on 127.0.0.1; without a number, a free one.
 *
 * @throws {Error} in one line when the port is in use
 */
export async function openPort(port = 0): Promise<OpenPort> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const server = createServer().once('error', reject).listen(port, '127.0.0.1', resolve)
  await promise.catch((cause: NodeJS.ErrnoException) => {
    const reason = cause.code === 'EADDRINUSE' ? 'it is in use; choose another with --port' : cause.message
    throw new Error(`Cannot listen on port ${port}: ${reason}`, { cause })
  })
  const actual = (server.address() as AddressInfo).port
  return { server, port: actual, url: `http://127.0.0.1:${actual}`, close: () => closeServer(server) }
}

/** Stops listening and cuts what is still open. */
export async function closeServer(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.close(() => resolve())
  server.closeAllConnections()
  await promise
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
