import type { Publication } from '../publication.ts'
import { composeContent, type Composed } from './compose-content.ts'
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
import { takeByline } from './take-byline.ts'
import { takeTitle } from './title.ts'

/** One object of the uploads bucket. */
export interface Upload {
  readonly key: string
  readonly bytes: Uint8Array
}

export type ParsedUpload =
  | ({ readonly outcome: 'accepted' } & Composed)
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
    return { outcome: 'accepted', ...(await read(upload, publication)) }
  } catch (error) {
    if (error instanceof Rejection) return { outcome: 'rejected', complaints: error.complaints }
    throw error
  }
}

async function read({ key, bytes }: Upload, publication: Publication): Promise<Composed> {
  const format = formatOf(key)
  if (bytes.length > uploadLimitBytes) throw Rejection.of(messages.tooLarge())
  const { fields, draft: found } =
    format === 'word' ? { fields: {}, draft: await readWord(bytes) } : await readText(format, bytes, publication)
  const draft = takeByline(found, format === 'web-page' ? 'page' : 'document', publication.timeZone)
  const { notes, ...composed } = composeContent(fields, draft, publication, { name: articleName(key), key })
  return { ...composed, notes: [...new Set([...draft.notes, ...notes])] }
}

/** What reads Word documents, or pages, is loaded when the first one comes: every other format starts without it. */
async function readWord(bytes: Uint8Array): Promise<Draft> {
  if (bytes.length === 0) throw Rejection.of(messages.empty())
  const { parseWord } = await import('./word.ts')
  return parseWord(bytes)
}

interface FieldsAndDraft {
  readonly fields: Fields
  readonly draft: Draft
}

async function readText(
  format: Exclude<Format, 'word'>,
  bytes: Uint8Array,
  publication: Publication,
): Promise<FieldsAndDraft> {
  const decoded = decodeText(bytes, format === 'web-page' ? 'declared-in-page' : undefined)
  const { fields, body, notes } = parseFrontMatter(decoded.text, publication)
  const draft = await draftOf(format, body, fields, publication)
  return { fields, draft: { ...draft, notes: [...decoded.notes, ...notes, ...draft.notes] } }
}

/** Nothing this long fits into an article, so it is not worth reading. */
const textLimit = 340_000

async function draftOf(
  format: Exclude<Format, 'word'>,
  text: string,
  fields: Fields,
  publication: Publication,
): Promise<Draft> {
  if (format === 'web-page') {
    const { parseWebPage } = await import('./web-page.ts')
    const draft = parseWebPage(text, publication)
    return fields.title === undefined ? titled(draft, 'headings') : draft
  }
  if (text.length > textLimit) throw Rejection.of(messages.tooLong())
  if (format === 'plain-text') return parsePlainText(text, publication, fields.title)
  const draft: Draft = { body: parseMarkdown(text), notes: [] }
  return fields.title === undefined ? titled(draft, 'headings-and-lines') : draft
}

function titled(draft: Draft, from: 'headings' | 'headings-and-lines'): Draft {
  if (draft.title !== undefined) return draft
  const title = takeTitle(draft.body, from)
  return title === undefined ? draft : { ...draft, title }
}
