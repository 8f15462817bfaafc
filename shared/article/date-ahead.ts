import type { Publication } from '../publication.ts'
import type { ArticleContent } from './article.ts'
import { dayOf } from './dates.ts'
import { messages } from './messages.ts'

/** More than any two places on earth are apart. */
const dayMs = 26 * 3_600_000

/** Says of an article that is dated later than its upload that this does not hold it back. */
export const noteDateAhead = (
  { date, publishAt }: Pick<ArticleContent, 'date' | 'publishAt'>,
  uploadedMs: number,
  { timeZone }: Pick<Publication, 'timeZone'>,
): readonly string[] =>
  date !== undefined && publishAt === undefined && Date.parse(date) > uploadedMs + dayMs
    ? [messages.dateAhead(dayOf(date, timeZone))]
    : []
