import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What is answered to a request. */
export interface Answer {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

/** Serves answers on loopback, in the place of an AWS service. */
export async function serveAnswers(
  answer: (request: IncomingMessage, body: string) => Answer,
): Promise<{ readonly url: string; close(): void }> {
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, contentType, body } = answer(request, await text(request))
    response.writeHead(status, { 'content-type': contentType }).end(body)
  }
  const server = createServer((request, response) => void respond(request, response))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() }
}
