import type { Article } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import { jsonScript, markup, type Markup } from './markup.ts'
import { composeNewsArticle } from './news-article.ts'
import { renderDescription, renderProperties, type Properties } from './open-graph.ts'
import type { PageFacts } from './page-facts.ts'

/** What a page says about its article to search engines and link cards: canonical URL, Open Graph, JSON-LD. */
export function renderMetadata(article: Article, publication: Publication, facts: PageFacts): Markup {
  return markup`${renderDescription(article.summary)}
    <link rel="canonical" href="${facts.canonical}">
    ${renderProperties(openGraph(article, publication, facts))}
    <meta name="twitter:card" content="${facts.picture === undefined ? 'summary' : 'summary_large_image'}">
    ${jsonScript('application/ld+json', composeNewsArticle(article, publication, facts))}`
}

const openGraph = (article: Article, publication: Publication, { canonical, picture }: PageFacts): Properties => [
  ['og:type', 'article'],
  ['og:site_name', publication.title],
  ['og:title', article.title],
  ['og:url', canonical],
  ['og:locale', article.language.replaceAll('-', '_')],
  ['og:image', picture?.src],
  ['og:image:width', picture?.width],
  ['og:image:height', picture?.height],
  ['og:image:alt', picture?.alt],
  ['article:published_time', article.published],
  ['article:modified_time', article.updated],
]
