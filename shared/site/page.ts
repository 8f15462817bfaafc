import type { Article, ArticleImage, Author } from '../article/article.ts'
import { pagePath } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import { webUrl } from '../web-url.ts'
import { collapse, parseBody } from './body.ts'
import { Markup, markup } from './markup.ts'
import { labelsIn } from './labels.ts'
import { renderLayout } from './layout.ts'
import { renderMetadata } from './metadata.ts'
import { renderNeighbours, renderSurroundingLinks, renderThreadLink, type PageSurroundings } from './surroundings.ts'
import { renderTime } from './time.ts'

/**
 * The page of an article, as an HTML document without scripts. What the body shows already is not shown twice: its opening
 * as a standfirst, and its picture as a cover.
 */
export function renderPage(article: Article, publication: Publication, around: PageSurroundings = {}): string {
  const page = new URL(pagePath(article), publication.siteUrl).href
  const canonical = webUrl(article.canonical) ?? page
  const picture = webUrl(article.image?.src, page)
  const { opening, pictures } = parseBody(article.bodyHtml, page)
  const labels = labelsIn(publication.language)
  const standfirst = collapse(article.summary)
  return renderLayout({
    publication,
    language: article.language,
    title: `${article.title} – ${publication.title}`,
    head: markup`${renderMetadata(article, publication, { page, canonical, picture })}
      ${renderSurroundingLinks(around)}`,
    main: markup`<article>
      <header>
        <h1>${article.title}</h1>
        ${opening.startsWith(standfirst) ? undefined : markup`<p class="standfirst">${standfirst}</p>`}
        <p class="byline" lang="${publication.language}">
          <span>${renderAuthors(article.authors, publication)}</span>
          <span>${renderTime(article.published, publication)}</span>${
            article.updated === article.published
              ? undefined
              : markup` <span>${labels.updated} ${renderTime(article.updated, publication)}</span>`
          }
        </p>
        ${
          article.correction === undefined
            ? undefined
            : markup`<aside class="correction">
                <h2 lang="${publication.language}">${labels.correction}</h2>
                <p>${article.correction}</p>
              </aside>`
        }
      </header>
      ${article.image === undefined || picture === undefined || pictures.has(picture) ? undefined : renderCover(article.image, picture)}
      <div class="body">${new Markup(article.bodyHtml)}</div>
      ${renderAfter(article, canonical === page ? undefined : canonical, publication)}
    </article>
    ${renderThreadLink(around, publication)}
    ${renderNeighbours(around, publication)}`,
  })
}

function renderAuthors(authors: readonly Author[], publication: Publication): readonly (string | Markup)[] {
  const names = new Intl.ListFormat(publication.language).formatToParts(authors.map((_, index) => String(index)))
  return names.map(({ type, value }) => {
    const author = type === 'element' ? authors[Number(value)] : undefined
    if (author === undefined) return value
    const url = webUrl(author.url)
    return url === undefined
      ? markup`<b>${author.name}</b>`
      : markup`<a rel="author" href="${url}"><b>${author.name}</b></a>`
  })
}

const renderCover = ({ alt, caption }: ArticleImage, src: string): Markup =>
  markup`<figure class="cover">
    <img src="${src}" alt="${alt}">${caption === undefined ? undefined : markup`<figcaption>${caption}</figcaption>`}
  </figure>`

function renderAfter(article: Article, source: string | undefined, publication: Publication): Markup | undefined {
  if (source === undefined && article.tags.length === 0) return undefined
  const { firstPublished } = labelsIn(publication.language)
  return markup`<footer class="after">
    ${source === undefined ? undefined : markup`<p lang="${publication.language}">${firstPublished} <a href="${source}">${new URL(source).host}</a></p>`}
    ${
      article.tags.length === 0
        ? undefined
        : markup`<ul class="tags">${article.tags.map((tag) => markup`<li>${tag}</li>`)}</ul>`
    }
  </footer>`
}
