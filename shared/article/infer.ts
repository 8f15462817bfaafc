import type { Publication } from '../publication.ts'
import { settlePicture } from './addresses.ts'
import type { ArticleImage } from './article.ts'
import type { Draft } from './draft.ts'
import type { Fields } from './fields.ts'
import { dayOf } from './dates.ts'
import { detectLanguage } from './language.ts'
import { messages } from './messages.ts'
import type { PictureWish } from './picture.ts'
import { Rejection } from './rejection.ts'
import type { SettledBody } from './settle-body.ts'
import { inferSummary, shorten } from './summary.ts'

/** A value, and the sentence that tells the editor where it came from when it was not the editor who gave it. */
export interface Inferred<Value> {
  readonly value: Value
  readonly note?: string
}

/** In UTF-16 code units. */
const titleLimit = 300

/**
 * What the front matter says, else what the draft found, else the name of a file that takes its article back.
 *
 * @throws {Rejection} when the draft found one that is too long
 */
export function inferTitle(fields: Fields, draft: Draft, name: string): Inferred<string | undefined> {
  if (fields.title) return { value: fields.title }
  if (draft.title && draft.title.length > titleLimit) throw Rejection.of(messages.titleTooLong(draft.title))
  if (draft.title) return { value: draft.title, note: messages.titleInferred(draft.title) }
  return fields.withdrawn === true ? { value: name, note: messages.titleFromName() } : { value: undefined }
}

export function inferLanguage(
  fields: Fields,
  draft: Draft,
  body: SettledBody,
  publication: Pick<Publication, 'language'>,
): Inferred<string> {
  if (fields.language !== undefined) return { value: fields.language }
  if (draft.language !== undefined) return { value: draft.language, note: messages.languageFromPage(draft.language) }
  const detected = detectLanguage(body.text, publication.language)
  return detected === undefined
    ? { value: publication.language, note: messages.languageAssumed(publication.language) }
    : { value: detected, note: messages.languageInferred(detected) }
}

export function inferSummaryOf(fields: Fields, draft: Draft, body: SettledBody, language: string): Inferred<string> {
  if (fields.summary) {
    const value = shorten(fields.summary, language)
    return value === fields.summary ? { value } : { value, note: messages.summaryCut() }
  }
  if (draft.summary !== undefined) return { value: shorten(draft.summary, language), note: messages.summaryFromPage() }
  return { value: inferSummary(body.tree, language), note: messages.summaryInferred() }
}

export function inferDate(
  fields: Fields,
  draft: Draft,
  { timeZone }: Pick<Publication, 'timeZone'>,
): Inferred<string | undefined> {
  if (fields.date !== undefined) return { value: fields.date }
  if (draft.date !== undefined) return { value: draft.date, note: messages.dateFound(dayOf(draft.date, timeZone)) }
  return fields.publishAt === undefined ? { value: undefined, note: messages.dateInferred() } : { value: undefined }
}

export function inferAuthors(fields: Fields, draft: Draft): Inferred<Draft['authors']> {
  if (fields.authors !== undefined) return { value: fields.authors }
  return draft.authors === undefined
    ? { value: undefined }
    : { value: draft.authors, note: messages.authorsFound(draft.authors.map(({ name }) => name)) }
}

export function inferTags(fields: Fields, draft: Draft): Inferred<readonly string[]> {
  if (fields.tags !== undefined) return { value: fields.tags }
  return draft.tags === undefined ? { value: [] } : { value: draft.tags, note: messages.tagsFound(draft.tags) }
}

/** `wish`: its file has to be found first. */
export function inferImage(
  fields: Fields,
  draft: Draft,
  uploadKey: string,
): Inferred<ArticleImage | undefined> & { readonly wish?: PictureWish } {
  const image = imageOf(fields) ?? draft.image
  if (image === undefined) return { value: undefined }
  const settled = settlePicture(image.src.trim(), { uploadKey })
  if (typeof settled === 'string') return { value: undefined, note: settled }
  const { src } = settled
  const wish: PictureWish = 'source' in settled ? settled : { src, name: src, source: { kind: 'web', address: src } }
  const value = { ...image, src }
  return fields.image?.alt === '' ? { value, wish, note: messages.imageWithoutAlt() } : { value, wish }
}

function imageOf({ image }: Fields): ArticleImage | undefined {
  if (image === undefined) return undefined
  const { src, alt, caption } = image
  return { src, alt, ...(caption === undefined ? {} : { caption }) }
}
