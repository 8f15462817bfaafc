import { DateTime } from 'luxon'

import { everything } from './article-lists.ts'
import type { Volumes } from './volumes.ts'

/** The archives of the main feed (RFC 5005, section 4). */
export const feedArchives: Volumes = { list: everything, capacity: 50 }

/** The parts of a month, of which each is a page of the archive and a part of the sitemap. */
export const partsOf = (month: string): Volumes => ({ list: `month:${month}`, capacity: 100 })

/** The month of an instant, as `2026-11`, in this time zone. */
export const monthOf = (iso: string, timeZone: string): string =>
  DateTime.fromISO(iso, { zone: timeZone }).toFormat('yyyy-MM')
