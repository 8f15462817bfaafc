import type { Article } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import { webUrl } from '../web-url.ts'
import type { PageFacts } from './page-facts.ts'

/** An article as schema.org's `NewsArticle`: the JSON-LD of its page. */
export const composeNewsArticle = (
  article: Article,
  publication: Publication,
  { canonical, picture, text }: PageFacts,
): object => ({
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
  let count = 0
  for (const { isWordLike } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) {
    if (isWordLike === true) count++
  }
  return count
}

function supported(language: string): readonly string[] {
  try {
    return Intl.Segmenter.supportedLocalesOf(language)
  } catch {
    return []
  }
}
