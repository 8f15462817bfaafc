import * as z from 'zod'
import { webUrl } from '../web-url.ts'
import type { Author } from './article.ts'
import { cleanLine } from './clean-text.ts'
import { messages } from './messages.ts'

const name = z.string().transform(cleanLine).pipe(z.string().min(1).max(200))
const url = z.string().refine((each) => webUrl(each) !== undefined)

const author = z.union([
  name.transform((each): Author => ({ name: each })),
  z
    .object({ name, url: url.optional() })
    .transform((each): Author => (each.url === undefined ? { name: each.name } : { name: each.name, url: each.url })),
])

/** Authors as front matter may give them: one or several, each by name, or by name and address. */
export const authorsField = z.union([author.transform((one) => [one]), z.array(author)], {
  error: messages.fieldAuthors(),
})
