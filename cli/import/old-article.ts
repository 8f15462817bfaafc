import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'
import { DateTime } from 'luxon'

import type { Author } from '../../shared/article/article.ts'
import { cleanLine } from '../../shared/article/clean-text.ts'

/** An article as it was published somewhere before. Text is plain and on one line, dates are ISO 8601 in UTC. */
export interface OldArticle {
  /** By which feed readers know it; not always a URI. */
  readonly id?: string | undefined
  /** Absolute. */
  readonly link?: string | undefined
  readonly slug?: string | undefined
  readonly title: string
  readonly html: string
  readonly summary?: string | undefined
  readonly published?: string | undefined
  readonly updated?: string | undefined
  readonly authors: readonly Author[]
  readonly tags: readonly string[]
  /** As it was written. */
  readonly language?: string | undefined
  readonly image?: string | undefined
}

/** What was found in a source: what can be brought over, and what cannot, with the reason as the end of a sentence. */
export interface Found {
  readonly articles: readonly OldArticle[]
  readonly skipped: readonly Skipped[]
}

export interface Skipped {
  readonly name: string
  readonly reason: string
}

/** The instant that a feed means by a date, in any of the forms that feeds have. */
export function parseOldDate(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? ''
  if (trimmed.length > 60) return undefined
  const zone = { zone: 'utc' }
  const forms = [DateTime.fromRFC2822(trimmed, zone), DateTime.fromISO(trimmed, zone), DateTime.fromSQL(trimmed, zone)]
  const instant = forms.find(({ isValid, year }) => isValid && year >= 1000 && year <= 9999)
  return instant?.toJSDate().toISOString()
}

/** The text of a piece of HTML on one line, as titles and summaries of feeds often are. */
export const plainLine = (html: string | undefined): string =>
  html === undefined ? '' : cleanLine(/[<&]/.test(html) ? toText(fromHtml(html, { fragment: true })) : html)
