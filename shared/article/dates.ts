import { DateTime } from 'luxon'

const form =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:[.,]\d{1,9})?)? ?(Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?)?$/i

/**
 * The instant that an editor's date names, as ISO 8601 in UTC with milliseconds; without an offset it is read in `timeZone`, and
 * without an hour it is the day's beginning there. Of an hour that the clocks go through twice it is the first (RFC 5545, 3.3.5).
 *
 * @returns `undefined` for any other form, and for a day or an hour that does not exist
 */
export function parseDate(text: string, timeZone: string): string | undefined {
  const match = form.exec(text.trim())
  if (match === null) return undefined
  const [, day, time, seconds = '', offset = ''] = match
  if (day === undefined) return undefined
  const iso = time === undefined ? day : `${day}T${time}${seconds}${offset}`
  const instant = DateTime.fromISO(iso, { zone: timeZone, setZone: offset !== '' })
  if (!instant.isValid) return undefined
  // An hour that the clocks skip would be moved without a word.
  if (time !== undefined && instant.toFormat('yyyy-MM-dd HH:mm') !== `${day} ${time}`) return undefined
  if (instant.toFormat('yyyy-MM-dd') !== day) return undefined
  const first = Math.min(...instant.getPossibleOffsets().map((each) => each.toMillis()))
  const utc = new Date(first).toISOString()
  return /^[1-9]\d{3}-/.test(utc) ? utc : undefined
}

const proseForms = [
  'MMMM d, yyyy',
  'd MMMM yyyy',
  'MMM d, yyyy',
  'd MMM yyyy',
  'cccc, MMMM d, yyyy',
  'cccc, d MMMM yyyy',
  'd. MMMM yyyy',
]

/** The same for a date as it stands in prose, in English: `March 9, 2026` or `9 March 2026`. */
export function parseProseDate(text: string, timeZone: string): string | undefined {
  const line = text.trim().replace(/\s+/g, ' ')
  if (line.length > 40) return undefined
  for (const each of proseForms) {
    const instant = DateTime.fromFormat(line, each, { zone: timeZone, locale: 'en' })
    if (instant.isValid) return instant.toUTC().toJSDate().toISOString()
  }
  return parseDate(line, timeZone)
}

/** The day of an instant as the publication counts it: `2026-03-09`. */
export const dayOf = (iso: string, timeZone: string): string =>
  DateTime.fromISO(iso, { zone: timeZone }).toFormat('yyyy-MM-dd')
