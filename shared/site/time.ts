import type { Article } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import type { Markup } from './markup.ts'
import { markup } from './markup.ts'
import type { Month } from './site-paths.ts'

/** A day in the language and time zone of the publication; nothing for a date that cannot be read. */
export const renderDay = (iso: string, publication: Publication): Markup | undefined =>
  renderTime(iso, dayOf(iso, publication))

/** When an article was changed, if it was: the day, and the hour too when that is the day of its publication. */
export function renderRevision({ published, updated }: Article, publication: Publication): Markup | undefined {
  if (updated === published) return undefined
  const day = dayOf(updated, publication)
  return renderTime(
    updated,
    day === dayOf(published, publication) ? formatted(updated, publication, { timeStyle: 'short' }) : day,
  )
}

/** A day as it is written, to tell days apart. */
export const dayOf = (iso: string, publication: Publication): string | undefined => formatted(iso, publication, {})

/** A month in the language of the publication, with its year or below it. */
export const monthName = (month: Month, { language }: Publication, year?: 'numeric'): string =>
  formatOf(language, { month: 'long', year, timeZone: 'UTC' }).format(Date.parse(`${month}-01`))

const renderTime = (iso: string, text: string | undefined): Markup | undefined =>
  text === undefined ? undefined : markup`<time datetime="${iso}">${text}</time>`

function formatted(
  iso: string,
  { language, timeZone }: Publication,
  options: Intl.DateTimeFormatOptions,
): string | undefined {
  const instant = Date.parse(iso)
  if (Number.isNaN(instant)) return undefined
  return formatOf(language, { dateStyle: 'long', timeZone, ...options }).format(instant)
}

const made = new Map<string, Intl.DateTimeFormat>()

/** Making one takes longer than all that is formatted with it. */
function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, options])
  const known = made.get(key) ?? new Intl.DateTimeFormat(language, options)
  made.set(key, known)
  return known
}
