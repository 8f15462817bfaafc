import * as z from 'zod'
import { webUrl } from '../web-url.ts'
import { cleanLine } from './clean-text.ts'
import { parseDate } from './dates.ts'
import { parseFeedId } from './identity.ts'
import { canonicalLanguage } from '../language-tag.ts'
import { messages } from './messages.ts'

/** Text on one line, of at most `limit` UTF-16 code units. */
export const lineField = (key: string, limit: number) =>
  z
    .string({ error: messages.fieldText(key) })
    .transform(cleanLine)
    .refine((value) => value.length <= limit, { error: messages.fieldTooLong(key, limit) })

export const flagField = (key: string) => z.boolean({ error: messages.fieldFlag(key) })

/** An instant, as ISO 8601 in UTC with milliseconds; read in `timeZone` where it has no offset. */
export const dateField = (key: string, timeZone: string) =>
  parsedField(
    (text) => parseDate(text, timeZone),
    (value) => messages.fieldDate(key, value),
  )

/** A full address on the web. */
export const addressField = (key: string) => parsedField(webUrl, (value) => messages.fieldAddress(key, value))

/** The id of an entry in feeds: a URI of any scheme, as it is written (RFC 4287, 4.2.6, compares ids character by character). */
export const feedIdField = parsedField(parseFeedId, messages.fieldId)

/** A language as BCP 47 in its canonical form. */
export const languageField = parsedField(canonicalLanguage, messages.fieldLanguage)

/** Text that means something else; `fault` says what is wrong with a value that does not. */
function parsedField(parse: (text: string) => string | undefined, fault: (value: string) => string) {
  return z.unknown().transform((value, context) => {
    const parsed = typeof value === 'string' ? parse(value) : undefined
    if (parsed === undefined) context.addIssue({ code: 'custom', message: fault(inWords(value)) })
    return parsed ?? z.NEVER
  })
}

const inWords = (value: unknown): string => (typeof value === 'string' ? `“${value}”` : (JSON.stringify(value) ?? ''))
