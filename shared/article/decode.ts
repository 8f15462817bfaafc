import { messages } from './messages.ts'
import { Rejection } from './rejection.ts'

export interface DecodedText {
  readonly text: string
  readonly notes: readonly string[]
}

/**
 * The text of an uploaded file, with line feeds as its only line breaks: by its byte order mark, else as UTF-16 where every other
 * byte is zero, else in the encoding that a web page declares, else as UTF-8.
 *
 * @throws {Rejection} for an empty file, one that is not text, and with the line for bytes that mean nothing
 */
export function decodeText(bytes: Uint8Array, declared?: 'declared-in-page'): DecodedText {
  if (bytes.length === 0) throw Rejection.of(messages.empty())
  const encoding = encodingOf(bytes, declared !== undefined)
  const text = withLineFeeds(decoded(bytes, encoding))
  if (looksBinary(text)) throw Rejection.of(messages.binary())
  if (text.trim() === '') throw Rejection.of(messages.empty())
  return { text, notes: encoding === 'utf-8' ? [] : [messages.encoding(encoding.toUpperCase())] }
}

function encodingOf(bytes: Uint8Array, isPage: boolean): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0xef && second === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  const sample = bytes.subarray(0, 1024)
  const zeros = (parity: number): number => sample.filter((byte, index) => index % 2 === parity && byte === 0).length
  const [even, odd, many] = [zeros(0), zeros(1), sample.length * 0.2]
  if (odd > many && even === 0) return 'utf-16le'
  if (even > many && odd === 0) return 'utf-16be'
  return (isPage && declaredEncoding(sample)) || 'utf-8'
}

/** What `<meta charset>` or its older form says within the first 1,024 bytes (HTML, "Determining the character encoding"). */
function declaredEncoding(sample: Uint8Array): string | undefined {
  const head = Buffer.from(sample).toString('latin1')
  const elements = head.split(/<meta(?=\s)/i).slice(1)
  const labels = elements.map((rest) => /charset\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})/i.exec(rest.split('>', 1)[0] ?? ''))
  const label = labels.find((each) => each !== null)?.[1]
  if (label === undefined) return undefined
  try {
    const { encoding } = new TextDecoder(label)
    // A page read as ASCII bytes cannot be in UTF-16, whatever it says.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding
  } catch {
    return undefined
  }
}

function decoded(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    const lenient = new TextDecoder(encoding).decode(bytes)
    // Of another encoding: its letters are not ours, but it is made of letters.
    if (looksBinary(lenient.replaceAll('\ufffd', ''))) throw Rejection.of(messages.binary())
    throw Rejection.of(messages.brokenEncoding(), { line: firstBrokenLine(bytes, encoding) })
  }
}

/** A line feed is one byte in every encoding but UTF-16, of which only whole files are judged. */
function firstBrokenLine(bytes: Uint8Array, encoding: string): number {
  if (encoding.startsWith('utf-16')) return 1
  let line = 1
  for (let start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(0x0a, start)
    const end = feed < 0 ? bytes.length : feed + 1
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(start, end))
    } catch {
      return line
    }
    start = end
  }
  return line
}

/** Piece by piece, and by splitting: a pattern would keep a record of each of millions of matches. */
function withLineFeeds(text: string): string {
  if (!text.includes('\r')) return text
  const pieces: string[] = []
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = start + 65_536
    if (text[end - 1] === '\r' && text[end] === '\n') end += 1
    pieces.push(text.slice(start, end).split('\r\n').join('\n').split('\r').join('\n'))
  }
  return pieces.join('')
}

/** More than one character in a hundred that no text has, or any NUL. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 20_000)
  const strange = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]/g)?.length ?? 0
  return sample.includes('\0') || strange > 2 + sample.length / 100
}
