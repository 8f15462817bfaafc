import { Buffer } from 'node:buffer'
import type { Element, Root } from 'hast'
import type mammothLibrary from 'mammoth'
import { dropPictures } from './addresses.ts'
import { cleanLine } from './clean-text.ts'
import type { Draft } from './draft.ts'
import { element, elementsOf, parseHtml, textOf } from './html-tree.ts'
import { messages } from './messages.ts'
import { Rejection } from './rejection.ts'
import { takeElement, takeTitle } from './title.ts'
import { readWordArchive } from './word-archive.ts'
import { parseWordProperties } from './word-properties.ts'
import { parseWordXml } from './word-xml.ts'

type Mammoth = typeof mammothLibrary

/** Added to what the library knows: headings, lists and footnotes. */
const styles = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
]

/**
 * A Word document (ECMA-376): its text, and what its properties say of it. Nothing that it refers to outside of itself is read.
 *
 * @throws {Rejection} when it cannot be read, is protected, or would take long to read
 */
export async function parseWord(bytes: Uint8Array): Promise<Draft> {
  const parts = await readWordArchive(bytes)
  const { html, inside } = await convert(parts)
  const body = parseHtml(html, 'fragment')
  const properties = propertiesOf(parts)
  const notes = takeNotes(body)
  const pictures = takeHiddenPictures(body)
  setCaptions(body)
  for (const each of elementsOf(body)) unwrapCell(each)
  const title = takeStyled(body, 'h1', 'title') ?? properties.title ?? takeTitle(body, 'headings-and-lines')
  if (title === undefined) throw Rejection.of(messages.wordNoTitle())
  const summary = takeStyled(body, 'p', 'subtitle')
  body.children.push(...notes)
  return { ...properties, title, ...(summary === undefined ? {} : { summary }), body, inside, notes: pictures }
}

interface Converted {
  readonly html: string
  /** Pictures, by what stands for them. */
  readonly inside: ReadonlyMap<string, Uint8Array>
}

/** The library gets the parts and not the archive, so that it unpacks nothing by itself. */
async function convert(parts: ReadonlyMap<string, Uint8Array>): Promise<Converted> {
  const { default: mammoth } = await import('mammoth')
  const inside = new Map<string, Uint8Array>()
  const file = {
    exists: (name: string): boolean => parts.has(name),
    // Text is asked for by its encoding, as Node's own functions are.
    read: async (name: string, encoding?: string): Promise<string | Uint8Array> => {
      const part = parts.get(name) ?? Buffer.alloc(0)
      return encoding === undefined ? part : parseWordXml(part)
    },
  }
  try {
    const { value } = await mammoth.convertToHtml(
      // An input that its types do not name.
      { file } as unknown as Parameters<Mammoth['convertToHtml']>[0],
      {
        styleMap: styles,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async (image) => {
          const bytes = await image.readAsBuffer().catch(() => Buffer.alloc(0))
          if (bytes.length === 0 || /[/-](?:emf|wmf)$/i.test(image.contentType)) return { src: '' }
          const src = `inside:${inside.size + 1}`
          inside.set(src, bytes)
          return { src }
        }),
      },
    )
    return { html: value, inside }
  } catch (error) {
    if (error instanceof Rejection) throw error
    throw Rejection.of(messages.wordDamaged())
  }
}

/** A document without readable properties has none. */
function propertiesOf(parts: ReadonlyMap<string, Uint8Array>): ReturnType<typeof parseWordProperties> {
  const part = parts.get('docProps/core.xml')
  if (part === undefined || part.length > 100_000) return {}
  try {
    return parseWordProperties(parseWordXml(part))
  } catch {
    return {}
  }
}

/** Takes out the list of notes, to stand below a line at the end as those of every other format do. */
function takeNotes({ children }: Root): readonly Element[] {
  const last = children.at(-1)
  if (last?.type !== 'element' || last.tagName !== 'ol') return []
  const isNotes = [...elementsOf(last)].some(({ properties }) => /^(?:foot|end)note-/.test(properties.id ?? ''))
  if (!isNotes) return []
  children.pop()
  return [element('hr', []), last]
}

/** A cell of one paragraph is its text. */
function unwrapCell(cell: Element): void {
  const [only, ...rest] = cell.children
  if (!['td', 'th'].includes(cell.tagName) || rest.length > 0) return
  if (only?.type === 'element' && only.tagName === 'p') cell.children = only.children
}

/** The text of the first element of a style that only one has, taken out of the body. */
function takeStyled(body: Root, tagName: string, style: string): string | undefined {
  const styled = [...elementsOf(body)].filter(
    (each) => each.tagName === tagName && [each.properties.className].flat().includes(style),
  )
  const [only, ...others] = styled
  return only === undefined || others.length > 0 || cleanLine(textOf(only)) === '' ? undefined : takeElement(body, only)
}

/** Takes out the pictures that no browser shows, or that are not in the document at all. */
function takeHiddenPictures(body: Root): readonly string[] {
  const pictures = [...elementsOf(body)].filter(({ tagName, properties }) => tagName === 'img' && !properties.src)
  dropPictures(body, pictures)
  return [...new Set(pictures.map(({ properties }) => messages.pictureInside(cleanLine(properties.alt ?? ''))))]
}

/** A paragraph in the style of captions belongs to the picture that stands above it alone. */
function setCaptions(body: Root): void {
  for (const [index, caption] of [...body.children.entries()].toReversed()) {
    const above = body.children[index - 1]
    if (above?.type !== 'element' || caption.type !== 'element' || above.tagName !== 'p' || !isCaption(caption))
      continue
    const [picture, ...others] = above.children
    if (picture?.type !== 'element' || picture.tagName !== 'img' || others.length > 0) continue
    body.children.splice(index - 1, 2, element('figure', [picture, element('figcaption', caption.children)]))
  }
}

const isCaption = ({ tagName, properties }: Element): boolean =>
  tagName === 'p' && [properties.className].flat().includes('caption')
