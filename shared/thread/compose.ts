import type { ArticleContent } from '../article/article.ts'
import { parseOutline } from './blocks.ts'
import { choosePassages } from './choose-passages.ts'
import { chooseHook } from './hook.ts'
import { composePassages } from './passages.ts'
import { type MarkedText, renderFacets, validTags } from './post-text.ts'
import { stemsOf } from './stems.ts'
import type { ComposedThread } from './post.ts'
import { splitToFit } from './shorten.ts'
import { readStatements, type Statement } from './statements.ts'
import { splitWords } from './terms.ts'
import { findWrittenMarks } from './written-marks.ts'

const fewest = 3
const shortest = 100
const wordsPerPost = 150
const wordsPerSection = 20

type ThreadSource = Pick<ArticleContent, 'title' | 'summary' | 'bodyHtml' | 'language' | 'tags' | 'bluesky'>

interface Options {
  readonly pageUrl: string
  readonly maxPosts: number
  /** For an article that is worth more than one post. */
  readonly minPosts?: number | undefined
}

/**
 * The thread about an article: the editor's own posts where there are any, otherwise sentences of the article in its
 * order, the first post with the title and a card to the page, the last with the conclusion and the card again.
 */
export function composeThread(article: ThreadSource, options: Options): ComposedThread {
  const written = article.bluesky === false ? [] : (article.bluesky.thread ?? [])
  const own = written.flatMap((post) => splitToFit(post, article.language)).map((text) => ({ text, marks: [] }))
  const texts = own.length > 0 ? own : chooseTexts(article, options)
  const cardTitle = article.bluesky === false ? undefined : article.bluesky.cardTitle
  const card = { uri: options.pageUrl, title: cardTitle ?? article.title, description: article.summary }
  const tags = validTags(article.tags)
  const last = own.length > 0 ? 0 : texts.length - 1
  const langs = [article.language]
  return texts.map(({ text, marks }, index) => {
    const facets = renderFacets({ text, marks: [...marks, ...findWrittenMarks(text)] })
    const post = { text, facets, langs, tags }
    return index === 0 || index === last ? Object.assign(post, { card }) : post
  })
}

function chooseTexts(article: ThreadSource, { pageUrl, maxPosts, minPosts = fewest }: Options): MarkedText[] {
  const { title, summary, language } = article
  const outline = parseOutline(article.bodyHtml, pageUrl)
  const reading = readStatements(outline, { title, summary, language })
  const { statements } = reading
  const least = Math.min(minPosts, maxPosts)
  const posts = Math.min(maxPosts, fairLength(statements, least))
  const candidates = composePassages(statements)
  const hook = chooseHook(article, reading, candidates, { isAlone: posts === 1 })
  if (posts === 1) return [hook.text]
  const later = candidates.filter(({ first }) => first > hook.last)
  const known = stemsOf(splitWords(`${title} ${hook.text.text}`, language))
  const frame = { told: hook.told, stems: known, statements: statements.length }
  return [hook.text, ...choosePassages(later, frame, { fewest: Math.min(least, posts) - 1, most: posts - 1 })]
}

/** How many posts an article is worth: one when it is short, otherwise the least and more with its length and its sections. */
function fairLength(statements: readonly Statement[], least: number): number {
  const whole = statements.filter(({ isWhole }) => isWhole)
  const words = countWords(whole)
  if (whole.length < 5 || words < shortest) return 1
  const sections = Map.groupBy(whole, ({ block }) => block.section)
  const full = [...sections.values()].filter((section) => countWords(section) >= wordsPerSection).length
  return Math.max(least, full, least + Math.floor((words - shortest) / wordsPerPost))
}

const countWords = (statements: readonly Statement[]): number => statements.reduce((sum, { words }) => sum + words, 0)
