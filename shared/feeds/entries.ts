import { DateTime } from 'luxon'
import { canonicalLanguage } from '../language-tag.ts'
import type { Article, ArticleImage, Author } from '../article/article.ts'
import { pagePath } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import { composeContent } from './content.ts'
import { legalLine, legalText } from './legal-text.ts'
import { webUrl } from '../web-url.ts'

/** An article as every format shows it: legal characters only, every URL absolute. */
export interface Entry {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly summary: string
  readonly contentHtml: string
  readonly authors: readonly Author[]
  readonly tags: readonly string[]
  readonly language: string
  readonly image: ArticleImage | undefined
  readonly published: Date
  readonly updated: Date
}

/**
 * An article as an entry of this publication's feeds.
 *
 * @throws {Error} when its id or its dates are such that no feed can carry it
 */
export function composeEntry(article: Article, publication: Publication): Entry {
  const id = legalLine(article.feedId)
  if (!URL.canParse(id)) throw new Error(`Cannot put article into a feed: its feed id "${id}" is not a URI`)
  const published = parseInstant(article.published) ?? parseInstant(article.updated)
  if (published === undefined) {
    throw new Error(`Cannot put article into a feed: neither "${article.published}" nor "${article.updated}" is a date`)
  }
  const url = new URL(pagePath({ slug: legalLine(article.slug) }), publication.siteUrl).href
  const image = composeImage(article.image, url)
  const authors = composeAuthors(article.authors)
  const language = canonicalLanguage(article.language) ?? publication.language
  return {
    id,
    url,
    title: legalLine(article.title) || article.slug,
    summary: legalLine(article.summary),
    contentHtml: composeContent({ bodyHtml: article.bodyHtml, correction: article.correction, image, language, url }),
    authors: authors.length > 0 ? authors : composeAuthors([publication.author]),
    tags: [...new Set(article.tags.map(legalLine))].filter((tag) => tag !== ''),
    language,
    image,
    published,
    updated: parseInstant(article.updated) ?? published,
  }
}

/** An instant that every format can say: RFC 822 and RFC 3339 both write a year with four digits. */
export function parseInstant(iso: string): Date | undefined {
  const usual = new Date(iso)
  // An article's dates are in this form already, and reading any other takes long.
  if (!Number.isNaN(usual.getTime()) && usual.toISOString() === iso && /^\d/.test(iso)) return usual
  const instant = DateTime.fromISO(iso, { zone: 'utc' })
  return instant.isValid && instant.year >= 0 && instant.year <= 9999 ? instant.toJSDate() : undefined
}

function composeImage(image: ArticleImage | undefined, pageUrl: string): ArticleImage | undefined {
  const src = webUrl(image?.src, pageUrl)
  if (image === undefined || src === undefined) return undefined
  const { alt, caption } = image
  return { ...image, src, alt: legalLine(alt), ...(caption === undefined ? {} : { caption: legalText(caption) }) }
}

/** Authors with a name; a URL that is none is left out. */
export const composeAuthors = (authors: readonly Publication['author'][]): readonly Author[] =>
  authors.flatMap((author) => {
    const name = legalLine(author.name)
    const url = webUrl(author.url)
    if (name === '') return []
    return [url === undefined ? { name } : { name, url }]
  })
