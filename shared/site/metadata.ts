import type { Article } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import { webUrl } from '../web-url.ts'
import type { Markup } from './markup.ts'
import { jsonScript, markup } from './markup.ts'

/** Where an article's page is, where the article first appeared, and its picture: absolute `http` and `https` URLs. */
export interface PageUrls {
  readonly page: string
  readonly canonical: string
  readonly picture: string | undefined
}

/** What a page says about its article to search engines and link cards: canonical URL, Open Graph, JSON-LD `NewsArticle`. */
export function renderMetadata(article: Article, publication: Publication, urls: PageUrls): Markup {
  return markup`<meta name="description" content="${article.summary}">
    <link rel="canonical" href="${urls.canonical}">
    ${openGraph(article, publication, urls).map(([property, content]) => markup`<meta property="${property}" content="${content}">`)}
    <meta name="twitter:card" content="${urls.picture === undefined ? 'summary' : 'summary_large_image'}">
    ${jsonScript('application/ld+json', newsArticle(article, publication, urls))}`
}

function openGraph(article: Article, publication: Publication, urls: PageUrls): readonly (readonly [string, string])[] {
  const picture =
    urls.picture === undefined
      ? []
      : ([
          ['og:image', urls.picture],
          ['og:image:alt', article.image?.alt ?? ''],
        ] as const)
  return [
    ['og:type', 'article'],
    ['og:site_name', publication.title],
    ['og:title', article.title],
    ['og:description', article.summary],
    ['og:url', urls.canonical],
    ['og:locale', article.language.replaceAll('-', '_')],
    ...picture,
    ['article:published_time', article.published],
    ['article:modified_time', article.updated],
    ...article.tags.map((tag) => ['article:tag', tag] as const),
  ]
}

const newsArticle = (article: Article, publication: Publication, urls: PageUrls): object => ({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: article.title,
  mainEntityOfPage: urls.canonical,
  image: urls.picture,
  datePublished: article.published,
  dateModified: article.updated,
  inLanguage: article.language,
  keywords: article.tags,
  author: article.authors.map((author) => ({
    '@type': author.name === publication.author.name ? 'Organization' : 'Person',
    name: author.name,
    url: webUrl(author.url),
  })),
  publisher: { '@type': 'NewsMediaOrganization', name: publication.title, url: `${publication.siteUrl}/` },
  correction: article.correction,
})
