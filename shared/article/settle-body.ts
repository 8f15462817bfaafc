import { Buffer } from 'node:buffer'
import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { settleAddresses } from './addresses.ts'
import { cleanLine, cleanText } from './clean-text.ts'
import type { Draft } from './draft.ts'
import { elementsOf, textOf } from './html-tree.ts'
import { messages } from './messages.ts'
import { Rejection } from './rejection.ts'
import { sanitizeBody } from './sanitize.ts'
import { dropTitle, shiftHeadings } from './title.ts'

export interface SettledBody {
  readonly tree: Root
  /** The text on one line. */
  readonly text: string
  readonly html: string
  readonly notes: readonly string[]
}

/** Of UTF-8: the article is stored as one item of at most 400 KB. */
const limitBytes = 300_000

/**
 * The body as it is published: without its title, with headings from `<h2>`, sanitized.
 *
 * @throws {Rejection} when it is too long
 */
export function settleBody(draft: Pick<Draft, 'body' | 'baseUrl'>, title: string): SettledBody {
  dropTitle(draft.body, title)
  shiftHeadings(draft.body)
  const forbidden = [...elementsOf(draft.body)].map(({ tagName }) => tagName).filter((name) => noteworthy.has(name))
  const embedded = settleAddresses(draft.body, draft.baseUrl)
  const tree = sanitizeBody(draft.body)
  const html = cleanText(toHtml(tree)).trim()
  if (Buffer.byteLength(html) > limitBytes) throw Rejection.of(messages.tooLong())
  const notes = forbidden.length > 0 ? [messages.forbidden([...new Set(forbidden)])] : []
  return { tree, text: cleanLine(textOf(tree)), html, notes: [...notes, ...embedded] }
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

/** Whether a body has anything to read or to look at. */
export const hasContent = ({ tree, text }: SettledBody): boolean =>
  text !== '' || [...elementsOf(tree)].some(({ tagName }) => tagName === 'img')
