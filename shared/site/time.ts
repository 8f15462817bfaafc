import type { Publication } from '../publication.ts'
import type { Markup } from './markup.ts'
import { markup } from './markup.ts'
import type { Month } from './site-paths.ts'

/** A day in the language and time zone of the publication; nothing for a date that cannot be read. */
export function renderTime(iso: string, { language, timeZone }: Publication): Markup {
  const instant = Date.parse(iso)
  if (Number.isNaN(instant)) return markup``
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(instant)
  return markup`<time datetime="${iso}">${day}</time>`
}

/** A month and its year in the language of the publication. */
export const monthName = (month: Month, { language }: Publication): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${month}-01`),
  )
