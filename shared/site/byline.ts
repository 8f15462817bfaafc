import type { Article } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import { webUrl } from '../web-url.ts'
import { renderLabel } from './labels.ts'
import { localeWithin } from './locale.ts'
import { markup, type Markup } from './markup.ts'
import { renderDay, renderRevision } from './time.ts'

/** Who wrote an article, as a list in the publication's language; `linked`: to where each can be found. */
export function renderAuthors(
  { authors }: Pick<Article, 'authors'>,
  { language }: Publication,
  { linked }: { readonly linked: boolean },
): readonly (string | Markup)[] {
  const parts = new Intl.ListFormat(language).formatToParts(authors.map((_, index) => String(index)))
  return parts.map(({ type, value }) => {
    const author = type === 'element' ? authors[Number(value)] : undefined
    if (author === undefined) return value
    const url = linked ? webUrl(author.url) : undefined
    const name = markup`<bdi>${author.name}</bdi>`
    return url === undefined ? name : markup`<a rel="author" href="${url}">${name}</a>`
  })
}

/** Who wrote an article, when, and when it was changed. */
export function renderByline(article: Article, publication: Publication): Markup {
  const revision = renderRevision(article, publication)
  return markup`<p class="byline"${localeWithin(publication.language, article.language)}>
    <span class="by">${renderAuthors(article, publication, { linked: true })}</span>
    <span>${renderDay(article.published, publication)}</span>
    ${revision && markup`<span>${renderLabel(publication, 'updated')} ${revision}</span>`}
  </p>`
}
