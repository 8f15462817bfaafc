import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { createPictureWeb } from '../../shared/adapters/picture-web.ts'
import { isPublicAddress } from '../../shared/adapters/public-address.ts'

const spellings = readFileSync(new URL('hosts-that-are-not-public.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')

let answer: RequestListener
const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(`${request.headers.host ?? ''}${request.url ?? ''}`)
  answer(request, response)
})
let port = 0

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  port = (server.address() as AddressInfo).port
})
afterEach(() => asked.splice(0))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const loopback = async () => [{ address: '127.0.0.1', family: 4 }]
/** Takes loopback for public, to have something to fetch from; everything else is judged as ever. */
const web = (timeoutMs = 5_000, resolve: (host: string) => ReturnType<typeof loopback> = loopback) =>
  createPictureWeb({
    resolve,
    isPublic: (address) => address === '127.0.0.1' || isPublicAddress(address),
    timeoutMs,
  })
const url = (path: string, host = 'public.test'): string => `http://${host}:${port}${path}`

describe('createPictureWeb', () => {
  it.each(spellings)('connects to nothing for %s', async (spelling) => {
    const looked: string[] = []
    const strict = createPictureWeb({
      resolve: async (host) => {
        looked.push(host)
        return loopback()
      },
    })
    expect(await strict.read(spelling)).toBe('private')
    expect(spellings.length).toBeGreaterThanOrEqual(36)
  })

  it.each(['localhost', 'localhost.', 'metadata.internal', 'x.127.0.0.1.nip.test'])(
    'connects to nothing for %s, which resolves to this machine',
    async (host) => {
      const strict = createPictureWeb({ resolve: loopback })
      expect(await strict.read(url('/', host))).toBe('private')
      expect(asked).toEqual([])
    },
  )

  it('connects to nothing when one address of several is private', async () => {
    const mixed = createPictureWeb({
      resolve: async () => [
        { address: '93.184.215.14', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
    })
    expect(await mixed.read(url('/'))).toBe('private')
  })

  it('connects to the address that it looked at, whatever the name resolves to a moment later', async () => {
    let lookups = 0
    answer = (_, response) => response.end('picture')
    const rebound = web(5_000, async () => {
      lookups += 1
      return lookups === 1 ? loopback() : [{ address: '10.0.0.1', family: 4 }]
    })
    expect(await rebound.read(url('/a.png'))).toEqual(Buffer.from('picture'))
    expect(lookups).toBe(1)
    expect(await rebound.read(url('/a.png'))).toBe('private')
  })

  it.each([
    'http://10.0.0.1/',
    'http://[::ffff:10.0.0.1]/',
    'file:///etc/passwd',
    'http://user@public.test/',
    '//169.254.169.254/',
  ])('does not follow a redirect to %s', async (location) => {
    answer = (_, response) => response.writeHead(302, { location }).end()
    expect(await web().read(url('/a.png'))).toBe('private')
    expect(asked).toHaveLength(1)
  })

  it.each([
    { redirects: 3, outcome: Buffer.from('picture') },
    { redirects: 4, outcome: 'missing' },
  ])('gives $outcome after $redirects redirects', async ({ redirects, outcome }) => {
    let left = redirects
    answer = (_, response) => {
      left -= 1
      if (left < 0) response.end('picture')
      else response.writeHead(301, { location: `/${left}` }).end()
    }
    expect(await web().read(url('/a.png'))).toEqual(outcome)
  })

  it.each([
    { name: 'as announced', headers: { 'content-length': String(11 * 1024 * 1024) } },
    { name: 'whatever was announced', headers: { 'transfer-encoding': 'chunked' } },
  ])('stops at 10 MB, $name', async ({ headers }) => {
    let sent = 0
    answer = (_, response) => {
      response.writeHead(200, headers)
      const piece = Buffer.alloc(256 * 1024)
      const write = (): void => {
        while (!response.destroyed && sent < 11 * 1024 * 1024) {
          sent += piece.length
          if (!response.write(piece)) {
            response.once('drain', write)
            return
          }
        }
        response.end()
      }
      write()
    }
    expect(await web().read(url('/a.png'))).toBe('too large')
  })

  it('takes 10 MB', async () => {
    answer = (_, response) => response.end(Buffer.alloc(10 * 1024 * 1024))
    expect(await web().read(url('/a.png'))).toHaveLength(10 * 1024 * 1024)
  })

  it('gives up in time, on a server that says nothing and on one that says a little now and then', async () => {
    answer = () => {}
    expect(await web(200).read(url('/a.png'))).toBe('too slow')
    answer = (_, response) => {
      const timer = setInterval(() => response.write('x'), 20)
      response.on('close', () => clearInterval(timer))
    }
    expect(await web(200).read(url('/a.png'))).toBe('too slow')
  })

  it('gives up in time on a name that is never resolved', async () => {
    expect(await web(200, async () => new Promise(() => {})).read(url('/a.png'))).toBe('too slow')
  })

  it.each([
    { status: 404, outcome: 'missing' },
    { status: 403, outcome: 'missing' },
    { status: 500, outcome: 'missing' },
  ])('says $outcome of a $status', async ({ status, outcome }) => {
    answer = (_, response) => response.writeHead(status).end('no')
    expect(await web().read(url('/a.png'))).toBe(outcome)
  })

  it('says that nothing answers where nothing does', async () => {
    answer = (_, response) => response.destroy()
    expect(await web().read(url('/a.png'))).toBe('unreachable')
    const nowhere = web(5_000, async () => {
      throw new Error('ENOTFOUND')
    })
    expect(await nowhere.read(url('/a.png'))).toBe('unreachable')
  })
})

describe('isPublicAddress', () => {
  it.each(['93.184.215.14', '8.8.8.8', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450:4001:81b::200e'])(
    'takes %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )

  it.each(['127.0.0.1', '100.64.0.1', '64:ff9b:1::7f00:1', '::127.0.0.1', 'public.test', ''])(
    'refuses %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(false)
    },
  )
})
