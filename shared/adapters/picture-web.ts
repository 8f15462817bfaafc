import { lookup } from 'node:dns/promises'
import type { LookupAddress } from 'node:dns'
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { callbackify } from 'node:util'

import type { PictureWeb, WebFault } from '../pipeline/pictures.ts'
import { isPublicAddress } from './public-address.ts'

interface WebSettings {
  /** All addresses of a host. */
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>
  readonly isPublic?: (address: string) => boolean
  /** In all, redirects included. */
  readonly timeoutMs?: number
}

const redirectLimit = 3
const bytesLimit = 10 * 1024 * 1024

class Refusal extends Error {
  readonly fault: WebFault

  constructor(fault: WebFault) {
    super(`Cannot fetch a picture: ${fault}`)
    this.fault = fault
  }
}

/**
 * Fetches from public addresses alone: of every host and of each redirect, all addresses are looked at, and the connection goes to
 * one of those that were.
 */
export function createPictureWeb({
  resolve = async (host) => lookup(host, { all: true }),
  isPublic = isPublicAddress,
  timeoutMs = 5_000,
}: WebSettings = {}): PictureWeb {
  const findPublic = async (host: string): Promise<readonly LookupAddress[]> => {
    const addresses = await resolve(host)
    if (addresses.length === 0) throw new Refusal('unreachable')
    if (!addresses.every(({ address }) => isPublic(address))) throw new Refusal('private')
    return addresses
  }
  const publicLookup: LookupFunction = (host, { all }, callback) => {
    callbackify(findPublic)(host, (error, addresses?: readonly LookupAddress[]) => {
      const [first, ...others] = addresses ?? []
      if (error !== null || !first) callback(error, '')
      else if (all) callback(null, [first, ...others])
      else callback(null, first.address, first.family)
    })
  }

  const get = async (url: URL, signal: AbortSignal): Promise<IncomingMessage> => {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    // A host that is an address is not looked up.
    if (isIP(host) !== 0 && !isPublic(host)) throw new Refusal('private')
    const options: RequestOptions = {
      agent: false,
      lookup: publicLookup,
      signal,
      headers: { accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'tidings' },
    }
    const { promise, resolve: answer, reject } = Promise.withResolvers<IncomingMessage>()
    const request = url.protocol === 'https:' ? requestHttps : requestHttp
    request(url, options, answer).on('error', reject).end()
    return promise
  }

  return {
    async read(address) {
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        return await follow(address, async (url) => get(url, signal))
      } catch (error) {
        if (signal.aborted) return 'too slow'
        return error instanceof Refusal ? error.fault : 'unreachable'
      }
    },
  }
}

async function follow(address: string, get: (url: URL) => Promise<IncomingMessage>): Promise<Uint8Array> {
  let url = checked(URL.parse(address))
  for (let redirects = 0; redirects <= redirectLimit; redirects += 1) {
    const response = await get(url)
    const { statusCode: status = 0, headers } = response
    if (status === 200) return read(response)
    response.destroy()
    if (![301, 302, 303, 307, 308].includes(status) || headers.location === undefined) throw new Refusal('missing')
    url = checked(URL.parse(headers.location, url.href))
  }
  throw new Refusal('missing')
}

/** A place on the web, without a name and password. */
function checked(url: URL | null): URL {
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new Refusal('private')
  return url
}

/** Counts what comes, whatever was announced. */
async function read(response: IncomingMessage): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of response as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > bytesLimit) {
      response.destroy()
      throw new Refusal('too large')
    }
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
