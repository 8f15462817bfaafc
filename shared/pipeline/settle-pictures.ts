import { createHash } from 'node:crypto'

import { messages } from '../article/messages.ts'
import { comparableKey, spellingsOf } from '../article/picture-key.ts'
import type { PictureWish, PlacedPicture } from '../article/picture.ts'
import { uploadLimitBytes } from '../article/parse.ts'
import type { Media, PictureFault, PictureInterests, PictureStudio, PictureWeb, WebFault } from './pictures.ts'
import type { Uploads } from './uploads.ts'

export interface PicturePorts {
  readonly uploads: Pick<Uploads, 'get'>
  readonly interests: Pick<PictureInterests, 'add'>
  readonly studio: PictureStudio
  readonly media: Pick<Media, 'put'>
  readonly web: PictureWeb
}

/** What became of a picture that an article wants to show. */
export interface KeptPicture {
  /** The wish's. */
  readonly src: string
  /** Of the file among the uploads that is wanted, whether it is there or not; absent: the picture is none of them. */
  readonly key?: string
  /** Of that file as it was read; absent: it was not there. */
  readonly etag?: string
  /** When that file was uploaded, in milliseconds since the epoch. */
  readonly uploadedMs?: number
  readonly placed: PlacedPicture
}

interface Subject {
  /** The article's. */
  readonly id: string
  readonly uploadKey: string
  readonly wishes: readonly PictureWish[]
  /** From the last time that this upload was read. */
  readonly kept: readonly KeptPicture[]
}

/** Each takes a part of a second, and a function has a minute. */
const picturesLimit = 40

/**
 * Finds the pictures of an article, makes them fit for the web and puts them on the site. The interest in a file is noted before the
 * file is looked for: it is either seen here, or whoever hears of it later finds the article. What was kept is not made again.
 */
export async function settlePictures(ports: PicturePorts, subject: Subject): Promise<readonly KeptPicture[]> {
  const pictures: KeptPicture[] = []
  for (const [index, wish] of subject.wishes.entries()) {
    pictures.push(
      index < picturesLimit
        ? await settlePicture(ports, subject, wish)
        : { src: wish.src, placed: { note: messages.picturesTooMany(picturesLimit) } },
    )
  }
  return pictures
}

async function settlePicture(ports: PicturePorts, subject: Subject, wish: PictureWish): Promise<KeptPicture> {
  const { src, name, source } = wish
  const before = subject.kept.find((picture) => picture.src === src)
  if (source.kind === 'upload') return settleUpload(ports, subject, { src, name, ...source }, before)
  if (source.kind === 'inside') return { src, placed: await show(ports, subject.id, name, source.bytes) }
  // Its copy stays the one that was made first: what an address shows tomorrow is not what the editor saw.
  if (before?.placed.shown !== undefined) return before
  const fetched = await ports.web.read(source.address)
  const placed: PlacedPicture =
    typeof fetched === 'string'
      ? { note: messages.pictureNotCopied(source.address, webFaults[fetched]()) }
      : await show(ports, subject.id, name, fetched)
  return { src, placed: placed.shown === undefined ? { ...placed, otherwise: source.address } : placed }
}

async function settleUpload(
  ports: PicturePorts,
  { id, uploadKey }: Subject,
  { src, name, key, otherwise }: { src: string; name: string; key: string; otherwise?: string },
  before: KeptPicture | undefined,
): Promise<KeptPicture> {
  await ports.interests.add(comparableKey(key), uploadKey)
  const there = await findUpload(ports, key, 0)
  const shown = before?.placed.shown
  if (!there && before && shown) return { ...before, placed: { shown, note: messages.pictureDeleted(name) } }
  if (there && before?.etag === there.etag) return shown ? { ...before, placed: { shown } } : before
  const object = there && (await findUpload(ports, key, uploadLimitBytes))
  if (!object) {
    return { src, key, placed: otherwise === undefined ? { note: messages.pictureMissing(name) } : { otherwise } }
  }
  const seen = { src, key: object.key, etag: object.etag, uploadedMs: object.lastModifiedMs }
  if (!('bytes' in object))
    return { ...seen, placed: { note: messages.pictureUseless(name, messages.pictureTooLarge()) } }
  return { ...seen, placed: await show(ports, id, name, object.bytes) }
}

async function show(
  { studio, media }: PicturePorts,
  id: string,
  name: string,
  original: Uint8Array,
): Promise<PlacedPicture> {
  const picture = await studio.prepare(original)
  if (typeof picture === 'string') return { note: messages.pictureUseless(name, explainFault(picture)) }
  const { bytes, contentType, extension, width, height } = picture
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  const path = `media/${id}/${hash}.${extension}`
  await media.put(path, { bytes, contentType })
  return { shown: { path, contentType, byteLength: bytes.length, width, height } }
}

const webFaults: Readonly<Record<WebFault, () => string>> = {
  private: messages.webPrivate,
  unreachable: messages.webUnreachable,
  missing: messages.webMissing,
  'too slow': messages.webTooSlow,
  'too large': messages.webTooLarge,
}

const faults: Readonly<Record<PictureFault, () => string>> = {
  damaged: messages.pictureDamaged,
  drawing: messages.pictureDrawing,
  unknown: messages.pictureUnknown,
  'too wide': messages.pictureTooWide,
}

/** What is wrong with a picture and what to do about it, in an editor's words. */
export const explainFault = (fault: PictureFault): string => faults[fault]()

/** Whether a file that an article wants to show has come or changed since it was read. One that is gone is still shown. */
export async function arePicturesNew(
  ports: Pick<PicturePorts, 'uploads'>,
  kept: readonly KeptPicture[],
): Promise<boolean> {
  for (const { key, etag } of kept) {
    const there = key === undefined ? undefined : await findUpload(ports, key, 0)
    if (there && there.etag !== etag) return true
  }
  return false
}

async function findUpload({ uploads }: Pick<PicturePorts, 'uploads'>, key: string, limitBytes: number) {
  for (const spelling of spellingsOf(key)) {
    const object = await uploads.get(spelling, limitBytes)
    if (object) return { ...object, key: spelling }
  }
  return undefined
}
