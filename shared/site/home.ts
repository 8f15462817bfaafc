import type { Article } from '../article/article.ts'
import { pagePath } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import { webUrl } from '../web-url.ts'
import type { Markup } from './markup.ts'
import { markup } from './markup.ts'
import { labelsIn } from './labels.ts'
import { localeAttributes, renderLayout } from './layout.ts'
import { renderTime } from './time.ts'

/** What the front page shows: the newest articles, newest first, already chosen. */
export interface HomeDocument {
  readonly publication: Publication
  readonly articles: readonly Article[]
}

/** The front page: the newest article large, the others in columns. */
export function renderHome({ publication, articles }: HomeDocument): string {
  const description = publication.description || publication.tagline
  return renderLayout({
    publication,
    language: publication.language,
    title: publication.title,
    isFront: true,
    head: markup`${description === '' ? undefined : markup`<meta name="description" content="${description}">`}
      <link rel="canonical" href="${publication.siteUrl}/">
      <meta property="og:type" content="website">
      <meta property="og:title" content="${publication.title}">
      <meta property="og:description" content="${description}">
      <meta property="og:url" content="${publication.siteUrl}/">
      <meta name="twitter:card" content="summary">`,
    main:
      articles.length === 0
        ? markup`<p class="notice">${labelsIn(publication.language).empty}</p>`
        : markup`<ol class="stories">
            ${articles.map((article, index) => renderStory(article, publication, index === 0))}
          </ol>`,
  })
}

function renderStory(article: Article, publication: Publication, isLead: boolean): Markup {
  const path = pagePath(article)
  const picture = isLead ? webUrl(article.image?.src, new URL(path, publication.siteUrl).href) : undefined
  const locale = article.language === publication.language ? undefined : markup` ${localeAttributes(article.language)}`
  const classes = ['story', ...(isLead ? ['lead'] : []), ...(picture === undefined ? [] : ['pictured'])]
  return markup`<li class="${classes.join(' ')}"${locale}>
    <div>
      <h2><a href="${path}">${article.title}</a></h2>
      <p>${article.summary}</p>
      <p class="when" lang="${publication.language}">${renderTime(article.published, publication)}</p>
    </div>
    ${picture === undefined ? undefined : markup`<img src="${picture}" alt="${article.image?.alt}">`}
  </li>`
}
