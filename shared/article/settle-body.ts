import { Buffer } from 'node:buffer'
import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { settleAddresses } from './addresses.ts'
import { cleanLine, cleanText } from './clean-text.ts'
import type { Draft } from './draft.ts'
import { elementsOf, textOf } from './html-tree.ts'
import { messages } from './messages.ts'
import type { PictureWish } from './picture.ts'
import { Rejection } from './rejection.ts'
import { sanitizeBody } from './sanitize.ts'
import { dropTitle, shiftHeadings } from './title.ts'

export interface SettledBody {
  readonly tree: Root
  /** The text on one line. */
  readonly text: string
  readonly html: string
  readonly pictures: readonly PictureWish[]
  readonly notes: readonly string[]
}

/** Of UTF-8: the article is stored as one item of at most 400 KB. */
const limitBytes = 330_000

/**
 * The body as it is published but for its pictures: without its title, with headings from `<h2>`, sanitized.
 *
 * @param uploadKey beside which pictures are looked for
 * @throws {Rejection} when it is too long
 */
export function settleBody(
  { body, ...ground }: Pick<Draft, 'body' | 'baseUrl' | 'inside'>,
  title: string,
  uploadKey?: string,
): SettledBody {
  dropTitle(body, title)
  shiftHeadings(body)
  const forbidden = [...elementsOf(body)].map(({ tagName }) => tagName).filter((name) => noteworthy.has(name))
  const addresses = settleAddresses(body, { ...ground, uploadKey })
  const tree = sanitizeBody(body)
  const html = cleanText(toHtml(tree)).trim()
  if (Buffer.byteLength(html) > limitBytes) throw Rejection.of(messages.tooLong())
  const notes = [
    ...(forbidden.length > 0 ? [messages.forbidden([...new Set(forbidden)])] : []),
    ...addresses.notes,
    ...noteSilentPictures(tree),
  ]
  return { tree, text: cleanLine(textOf(tree)), html, pictures: addresses.pictures, notes }
}

/** What an editor would miss: the sanitizer drops more that nobody sees. */
const noteworthy = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'applet',
  'svg',
  'math',
  'audio',
  'video',
  'canvas',
  'form',
])

/** Those who cannot see a picture should be told what it shows. */
function noteSilentPictures(tree: Root): readonly string[] {
  const silent = [...elementsOf(tree)].filter(
    ({ tagName, properties }) => tagName === 'img' && cleanLine(properties.alt ?? '') === '',
  )
  return silent.length === 0 ? [] : [messages.picturesWithoutAlt(silent.length)]
}

/** Whether a body has anything to read or to look at. */
export const hasContent = ({ tree, text }: SettledBody): boolean =>
  text !== '' || [...elementsOf(tree)].some(({ tagName }) => tagName === 'img')
