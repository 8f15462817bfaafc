import type { Element } from 'slimdom'
import type { EntryTexts, ImageTexts } from './entry-texts.ts'
import { append } from './xml.ts'

/** A file that a reader may fetch beside the text: RSS 2.0 and its profile want type and length, and both to be true. */
interface Enclosure {
  readonly url: string
  readonly type: string
  readonly length: string
}

/** The cover as a file; `undefined` where its type or its length is not known. */
export const enclosureOf = (image: ImageTexts | undefined): Enclosure | undefined =>
  image?.type !== undefined && image.length !== undefined
    ? { url: image.src, type: image.type, length: image.length }
    : undefined

/** Adds the cover to an item or entry as `media:content` (Media RSS 1.5), with what it shows. */
export function appendCover(element: Element, { image }: EntryTexts): void {
  if (!image) return
  const { src, alt, type, length, width, height } = image
  const picture = append(element, 'media:content', { url: src, medium: 'image', type, fileSize: length, width, height })
  if (alt) append(picture, 'media:description', { type: alt.type }, alt.text)
}
