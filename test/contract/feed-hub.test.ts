import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWebSubHub } from '../../shared/adapters/websub-hub.ts'

const topics = ['https://lantern.example/feed.xml', 'https://lantern.example/tags/c++/atom.xml?a=1&b=2']

let server: Server
let url: string
let heard: { readonly path: string; readonly type: string; readonly form: Record<string, string> }[] = []

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const form = Object.fromEntries(new URLSearchParams(await text(request)))
  const path = request.url ?? ''
  heard.push({ path, type: String(request.headers['content-type']), form })
  // The one that is slow never answers.
  if (path !== '/slow') response.writeHead(path === '/refuses' ? 503 : 204).end()
}

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

beforeEach(() => {
  heard = []
})

async function announce(hubs: readonly string[]): Promise<readonly string[]> {
  const failures: string[] = []
  const onFailure = (hub: string, topic: string) => void failures.push(`${new URL(hub).pathname} ${topic}`)
  await createWebSubHub({ hubs, onFailure, timeoutMs: 300 }).announce(topics)
  return failures
}

describe('a WebSub hub', () => {
  it('is sent a form for each topic', async () => {
    expect(await announce([`${url}/`])).toEqual([])
    expect(heard).toHaveLength(2)
    expect(heard).toEqual(
      expect.arrayContaining(
        topics.map((topic) => ({
          path: '/',
          type: 'application/x-www-form-urlencoded;charset=UTF-8',
          form: { 'hub.mode': 'publish', 'hub.url': topic },
        })),
      ),
    )
  })

  it.each([
    { name: 'refuses', hub: () => `${url}/refuses` },
    { name: 'never answers', hub: () => `${url}/slow` },
    // Nothing listens at the port that is set aside for discarding.
    { name: 'is down', hub: () => 'http://127.0.0.1:9/down' },
  ])('that $name is passed over, and told of', async ({ hub }) => {
    const failures = await announce([hub(), `${url}/`])
    expect(failures.toSorted()).toEqual(topics.map((topic) => `${new URL(hub()).pathname} ${topic}`).toSorted())
    expect(heard.filter(({ path }) => path === '/')).toHaveLength(2)
  })
})
