import { Buffer } from 'node:buffer'
import { inflateRawSync } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { messages } from './messages.ts'
import { Rejection } from './rejection.ts'

/** Of all that is packed in a document, read or not. */
const unpackedLimitBytes = 20 * 1024 * 1024
const entryLimit = 1_000
/** Unpacked over packed; no document that stays below `harmlessBytes` is judged by it. */
const ratioLimit = 100
const harmlessBytes = 1024 * 1024

/** How an entry is packed; the other way is DEFLATE. */
const stored = 0

/** What a password makes of a Word document, and what Word wrote before 2007: a compound file (MS-CFB). */
const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/**
 * The XML parts and the pictures of a Word document by their names. Every entry is unpacked as far as it says and the limit allows, and
 * only those that hold text or pictures are kept.
 *
 * @throws {Rejection} when it is no archive, a damaged or a protected one, or unpacks to more than any article needs
 */
export async function readWordArchive(bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (packed.subarray(0, compoundFile.length).equals(compoundFile)) throw Rejection.of(messages.wordProtected())
  try {
    return await readEntries(await fromBufferPromise(packed), packed)
  } catch (error) {
    if (error instanceof Rejection) throw error
    throw Rejection.of(messages.wordDamaged())
  }
}

async function readEntries(archive: ZipFile, packed: Buffer): Promise<ReadonlyMap<string, Uint8Array>> {
  const limit = Math.min(unpackedLimitBytes, Math.max(harmlessBytes, packed.length * ratioLimit))
  const parts = new Map<string, Uint8Array>()
  let left = limit
  let entries = 0
  for await (const entry of archive.eachEntry()) {
    entries += 1
    if (entries > entryLimit) throw Rejection.of(messages.wordTooLarge())
    if (entry.isEncrypted()) throw Rejection.of(messages.wordProtected())
    const content = await unpack(archive, packed, entry, left)
    left -= content.length
    if (/\.(?:xml|rels)$|^word\/media\//i.test(entry.fileName)) parts.set(entry.fileName, content)
  }
  return parts
}

async function unpack(archive: ZipFile, packed: Buffer, entry: Entry, limitBytes: number): Promise<Uint8Array> {
  if (entry.uncompressedSize > limitBytes) throw Rejection.of(messages.wordTooLarge())
  const { fileDataStart: start } = await archive.readLocalFileHeaderPromise(entry, { minimal: true })
  const data = packed.subarray(start, start + entry.compressedSize)
  // It throws where there is more.
  const content =
    entry.compressionMethod === stored ? data : inflateRawSync(data, { maxOutputLength: entry.uncompressedSize + 1 })
  if (content.length !== entry.uncompressedSize) throw Rejection.of(messages.wordDamaged())
  return content
}
