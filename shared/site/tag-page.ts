import type { Article } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import { renderArticleLine } from './article-line.ts'
import { renderLayout } from './layout.ts'
import { markup } from './markup.ts'
import { tagPath } from './site-paths.ts'

/** What the page of a tag shows: its newest articles, newest first, already chosen; `slug` is the tag's `tagSlug`. */
export interface TagDocument {
  readonly publication: Publication
  readonly tag: string
  readonly slug: string
  readonly articles: readonly Article[]
}

/** The newest articles with a tag. */
export const renderTagPage = ({ publication, tag, slug, articles }: TagDocument): string =>
  renderLayout({
    publication,
    language: publication.language,
    title: `${tag} – ${publication.title}`,
    head: markup`<link rel="canonical" href="${publication.siteUrl}${tagPath(slug)}">`,
    main: markup`<h1>${tag}</h1>
      <ol>${articles.map((article) => renderArticleLine(article, publication))}</ol>`,
  })
