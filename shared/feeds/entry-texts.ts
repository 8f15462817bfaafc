import type { Entry } from './entries.ts'
import { textConstruct, type TextConstruct } from './text-construct.ts'

/** A picture as a feed tells of it: only what is known. */
export type ImageTexts = Readonly<Record<'src', string>> &
  Readonly<Partial<Record<'type' | 'length' | 'width' | 'height', string>>> & { readonly alt?: TextConstruct }

/** Everything that an element of XML says about an entry; the dates as its format writes them. */
export type EntryTexts = Readonly<Record<'id' | 'url' | 'title' | 'content' | 'published' | 'updated', string>> & {
  readonly summary?: string
  readonly authors: readonly { readonly name: string; readonly url?: string }[]
  readonly tags: readonly string[]
  /** Absent where it is that of the feed. */
  readonly language?: string
  readonly image?: ImageTexts
}

/** The texts of an entry in a feed of that language; a text that is empty is absent. */
export function entryTexts(
  { summary, image, language, contentHtml, published, updated, ...entry }: Entry,
  feedLanguage: string,
  renderDates: (entry: Pick<Entry, 'published' | 'updated'>) => Pick<EntryTexts, 'published' | 'updated'>,
): EntryTexts {
  return {
    ...entry,
    content: contentHtml,
    ...renderDates({ published, updated }),
    ...(summary !== '' && { summary }),
    ...(language !== feedLanguage && { language }),
    ...(image && { image: imageTexts(image) }),
  }
}

function imageTexts({ src, alt, contentType, byteLength, width, height }: NonNullable<Entry['image']>): ImageTexts {
  return {
    src,
    ...(alt !== '' && { alt: textConstruct(alt, 'plain') }),
    ...(contentType !== undefined && { type: contentType }),
    ...(byteLength !== undefined && byteLength > 0 && { length: String(byteLength) }),
    ...(width !== undefined && { width: String(width) }),
    ...(height !== undefined && { height: String(height) }),
  }
}
