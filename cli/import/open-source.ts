import { createReadStream } from 'node:fs'

import { asError } from '../../shared/errors.ts'
import { explainFileError } from '../terminal/explain-file-error.ts'

const largestBytes = 300_000_000
const patienceMs = 60_000

/**
 * The text of a file or of an address on the web, piece by piece, in the encoding that its first bytes name.
 *
 * @throws {Error} in words that say what to do
 */
export async function openSource(location: string): Promise<AsyncIterable<string>> {
  return decode(/^https?:/i.test(location) ? await openAddress(location) : openFile(location), location)
}

async function openAddress(url: string): Promise<AsyncIterable<Uint8Array>> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) }).catch((cause: unknown) => {
    const { cause: inner, message } = asError(cause)
    throw new Error(`Cannot read ${url}: ${inner instanceof Error ? inner.message : message}`, { cause })
  })
  if (!response.ok || !response.body) throw new Error(`Cannot read ${url}: its server answers ${response.status}`)
  return response.body
}

async function* openFile(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk as Uint8Array
  } catch (error) {
    explainFileError('read', path)(error as NodeJS.ErrnoException)
  }
}

async function* decode(chunks: AsyncIterable<Uint8Array>, location: string): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > largestBytes)
      throw new Error(
        `Cannot read ${location}: it has more than ${largestBytes / 1_000_000} MB. Export fewer articles at once`,
      )
    decoder ??= new TextDecoder(encodingOf(chunk))
    yield decoder.decode(chunk, { stream: true })
  }
  if (decoder) yield decoder.decode()
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const head = Buffer.from(start.subarray(0, 200)).toString('latin1')
  const label = /^[^<]{0,3}<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}["']([\w.:-]{1,40})["']/.exec(head)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(label).encoding
  } catch {
    return 'utf-8'
  }
}
