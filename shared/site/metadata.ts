import type { Article } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import { webUrl } from '../web-url.ts'
import type { Markup } from './markup.ts'
import { jsonScript, markup } from './markup.ts'
import type { WebPicture } from './pictures.ts'

/** Where an article's page is, where the article first appeared, its picture, and the text of its body. */
export interface PageFacts {
  readonly page: string
  readonly canonical: string
  readonly picture: WebPicture | undefined
  readonly text: string
}

/** A page that is no article. */
export interface Overview {
  readonly title: string
  readonly description: string
  /** Below the site's root. */
  readonly path: string
}

type Properties = readonly (readonly [property: string, content: string | number | undefined])[]

/** What a page says about its article to search engines and link cards: canonical URL, Open Graph, JSON-LD `NewsArticle`. */
export function renderMetadata(article: Article, publication: Publication, facts: PageFacts): Markup {
  return markup`${renderDescription(article.summary)}
    <link rel="canonical" href="${facts.canonical}">
    ${renderProperties(openGraph(article, publication, facts))}
    <meta name="twitter:card" content="${facts.picture === undefined ? 'summary' : 'summary_large_image'}">
    ${jsonScript('application/ld+json', newsArticle(article, publication, facts))}`
}

/** What a page that lists articles says about itself. */
export const renderOverviewMetadata = (
  { title, description, path }: Overview,
  { title: siteName, siteUrl }: Publication,
): Markup =>
  markup`${description === '' ? undefined : renderDescription(description)}
    <link rel="canonical" href="${siteUrl}${path}">
    ${renderProperties([
      ['og:type', 'website'],
      ['og:site_name', siteName],
      ['og:title', title],
      ['og:url', `${siteUrl}${path}`],
    ])}
    <meta name="twitter:card" content="summary">`

/** One element for search engines and for link cards. */
const renderDescription = (text: string): Markup =>
  markup`<meta name="description" property="og:description" content="${text}">`

const renderProperties = (properties: Properties): readonly (Markup | undefined)[] =>
  properties.map(([property, content]) =>
    content === undefined ? undefined : markup`<meta property="${property}" content="${content}">`,
  )

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

const newsArticle = (article: Article, publication: Publication, { canonical, picture, text }: PageFacts): object => ({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: article.title,
  mainEntityOfPage: canonical,
  image: picture?.src,
  datePublished: article.published,
  dateModified: article.updated,
  inLanguage: article.language,
  articleSection: article.tags[0],
  keywords: article.tags,
  wordCount: wordsIn(text, article.language),
  isAccessibleForFree: true,
  author: article.authors.map((author) => ({
    '@type': author.name === publication.author.name ? 'Organization' : 'Person',
    name: author.name,
    url: webUrl(author.url),
  })),
  publisher: {
    '@type': 'NewsMediaOrganization',
    name: publication.title,
    url: `${publication.siteUrl}/`,
    logo: publication.logo && { '@type': 'ImageObject', url: publication.logo },
  },
  correction: article.correction && { '@type': 'CorrectionComment', text: article.correction },
})

/** Words as the language tells them apart; a language that cannot be read is taken for English. */
function wordsIn(text: string, language: string): number {
  const [locale = 'en'] = supported(language)
  const segments = new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)
  return [...segments].filter(({ isWordLike }) => isWordLike).length
}

function supported(language: string): readonly string[] {
  try {
    return Intl.Segmenter.supportedLocalesOf(language)
  } catch {
    return []
  }
}
