import type { Publication } from '../publication.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'

/** A day in the language and time zone of the publication; nothing for a date that cannot be read. */
export function renderTime(iso: string, { language, timeZone }: Publication): Html {
  const instant = Date.parse(iso)
  if (Number.isNaN(instant)) return html``
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(instant)
  return html`<time datetime="${iso}">${day}</time>`
}
