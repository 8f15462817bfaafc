import type { Publication } from '../publication.ts'
import type { ArticleContent } from './article.ts'
import { composeContent } from './compose-content.ts'
import { decodeText } from './decode.ts'
import type { Draft } from './draft.ts'
import type { Fields } from './fields.ts'
import { formatOf, type Format } from './format.ts'
import { parseFrontMatter } from './front-matter.ts'
import { articleName } from './identity.ts'
import { parseMarkdown } from './markdown.ts'
import { messages } from './messages.ts'
import { parsePlainText } from './plain-text.ts'
import type { Complaint } from './receipt.ts'
import { Rejection } from './rejection.ts'
import { takeTitle } from './title.ts'
import { parseWebPage } from './web-page.ts'

/** One object of the uploads bucket. */
export interface Upload {
  readonly key: string
  readonly bytes: Uint8Array
}

export type ParsedUpload =
  | { readonly outcome: 'accepted'; readonly content: ArticleContent; readonly notes: readonly string[] }
  | { readonly outcome: 'rejected'; readonly complaints: readonly Complaint[] }

/** A larger upload need not be read. */
export const uploadLimitBytes = 5 * 1024 * 1024

/** What becomes of one that is larger than `uploadLimitBytes`. */
export const rejectOversize = (): ParsedUpload & { outcome: 'rejected' } => ({
  outcome: 'rejected',
  complaints: [{ message: messages.tooLarge() }],
})

/** What an upload says, or what is wrong with it; throws for no input. */
export async function parseUpload(upload: Upload, publication: Publication): Promise<ParsedUpload> {
  try {
    return { outcome: 'accepted', ...read(upload, publication) }
  } catch (error) {
    if (error instanceof Rejection) return { outcome: 'rejected', complaints: error.complaints }
    throw error
  }
}

function read({ key, bytes }: Upload, publication: Publication): { content: ArticleContent; notes: readonly string[] } {
  const format = formatOf(key)
  if (bytes.length > uploadLimitBytes) throw Rejection.of(messages.tooLarge())
  const decoded = decodeText(bytes, format === 'web-page' ? 'declared-in-page' : undefined)
  const { fields, body, notes } = parseFrontMatter(decoded.text, publication)
  const draft = draftOf(format, body, fields, publication)
  const { content, notes: inferred } = composeContent(fields, draft, publication, articleName(key))
  return { content, notes: [...new Set([...decoded.notes, ...notes, ...draft.notes, ...inferred])] }
}

/** Nothing this long fits into an article, so it is not worth reading. */
const textLimit = 400_000

function draftOf(format: Format, text: string, fields: Fields, publication: Publication): Draft {
  if (format === 'web-page') {
    const draft = parseWebPage(text, publication)
    return draft.title === undefined && fields.title === undefined ? titled(draft, 'headings') : draft
  }
  if (text.length > textLimit) throw Rejection.of(messages.tooLong(Math.ceil(text.length / 1000)))
  if (format === 'plain-text') return parsePlainText(text, publication, fields.title)
  const draft: Draft = { body: parseMarkdown(text), notes: [] }
  return fields.title === undefined ? titled(draft, 'headings-and-lines') : draft
}

function titled(draft: Draft, from: 'headings' | 'headings-and-lines'): Draft {
  const title = takeTitle(draft.body, from)
  return title === undefined ? draft : { ...draft, title }
}
