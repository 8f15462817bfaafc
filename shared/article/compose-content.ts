import type { Publication } from '../publication.ts'
import type { ArticleContent, Author } from './article.ts'
import type { Draft } from './draft.ts'
import type { Fields } from './fields.ts'
import { inferAuthors, inferDate, inferImage, inferLanguage, inferSummaryOf, inferTags, inferTitle } from './infer.ts'
import { messages } from './messages.ts'
import type { PictureWish } from './picture.ts'
import { Rejection } from './rejection.ts'
import { hasContent, settleBody } from './settle-body.ts'

/** An article but for its pictures: those that `pictures` names are not placed yet, and their `src` only stands for them. */
export interface Composed {
  readonly content: ArticleContent
  readonly pictures: readonly PictureWish[]
  readonly notes: readonly string[]
}

/**
 * The article that front matter and draft make together: front matter first, then what the draft found, then what can be inferred.
 * `name` is the article's, and `key` its upload's.
 *
 * @throws {Rejection} when there is no title or no text, or the body is too long
 */
export function composeContent(
  fields: Fields,
  draft: Draft,
  publication: Publication,
  { name, key }: { readonly name: string; readonly key: string },
): Composed {
  const title = inferTitle(fields, draft, name)
  // Why there is none may be among what was noticed before: a key that is misspelt.
  if (title.value === undefined)
    throw new Rejection([messages.noTitle(), ...draft.notes].map((message) => ({ message })))
  const body = settleBody(draft, title.value, key)
  if (fields.withdrawn !== true && !hasContent(body)) throw Rejection.of(messages.noText())

  const language = inferLanguage(fields, draft, body, publication)
  const summary = inferSummaryOf(fields, draft, body, language.value)
  const authors = inferAuthors(fields, draft)
  const date = inferDate(fields, draft, publication)
  const tags = inferTags(fields, draft)
  const image = inferImage(fields, draft, key)
  const inferred = [title, summary, authors, date, tags, language, image].flatMap(({ note }) => note ?? [])
  const content: ArticleContent = {
    title: title.value,
    summary: summary.value,
    bodyHtml: body.html,
    authors: authors.value ?? [authorOf(publication)],
    tags: tags.value,
    language: language.value,
    withdrawn: fields.withdrawn ?? false,
    draft: fields.draft ?? false,
    bluesky: wishesOf(fields),
    ...present({
      image: image.value,
      slug: fields.slug || undefined,
      date: date.value,
      updated: fields.updated ?? draft.updated,
      publishAt: fields.publishAt,
      originalId: fields.id,
      canonical: fields.canonical ?? draft.canonical,
      correction: fields.correction || undefined,
    }),
  }
  const pictures = image.wish === undefined ? body.pictures : [...body.pictures, image.wish]
  const bySrc = new Map(pictures.map((wish) => [wish.src, wish]))
  return { content, notes: [...inferred, ...body.notes], pictures: [...bySrc.values()] }
}

const authorOf = ({ author: { name, url } }: Publication): Author => (url === undefined ? { name } : { name, url })

const wishesOf = ({ bluesky = {} }: Fields): ArticleContent['bluesky'] => (bluesky === false ? false : present(bluesky))

type Present<Shape> = { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> }

/** The properties that have a value: absence is not `undefined` in what is stored. */
const present = <Shape extends object>(shape: Shape): Present<Shape> =>
  Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as Present<Shape>
