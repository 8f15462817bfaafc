import type { ArticleContent } from '../article/article.ts'
import { parseOutline } from './blocks.ts'
import { chooseConclusion, choosePassages } from './choose-passages.ts'
import { splitEditorPosts } from './editor-posts.ts'
import { chooseHook } from './hook.ts'
import { findIntroductions } from './introductions.ts'
import { countUnknownNames } from './names.ts'
import { composePassages } from './passages.ts'
import { type MarkedText, renderFacets, validTags } from './post-text.ts'
import type { ComposedThread } from './post.ts'
import { readStatements, type Statement } from './statements.ts'

type ThreadSource = Pick<ArticleContent, 'title' | 'summary' | 'bodyHtml' | 'language' | 'tags' | 'bluesky'>

/**
 * The thread about an article: the editor's own posts where there are any, otherwise sentences of the article in its
 * order, the first post with the title and a card to the page, the last with the conclusion and the card again.
 */
export function composeThread(article: ThreadSource, options: { pageUrl: string; maxPosts: number }): ComposedThread {
  const own = article.bluesky === false ? [] : splitEditorPosts(article.bluesky.thread ?? [], article.language)
  const texts = own.length > 0 ? own : chooseTexts(article, options)
  const cardTitle = article.bluesky === false ? undefined : article.bluesky.cardTitle
  const card = { uri: options.pageUrl, title: cardTitle ?? article.title, description: article.summary }
  const tags = validTags(article.tags)
  const last = own.length > 0 ? 0 : texts.length - 1
  const langs = [article.language]
  return texts.map((text, index) => {
    const post = { text: text.text, facets: renderFacets(text), langs, tags }
    return index === 0 || index === last ? Object.assign(post, { card }) : post
  })
}

function chooseTexts(
  article: ThreadSource,
  { pageUrl, maxPosts }: { pageUrl: string; maxPosts: number },
): MarkedText[] {
  const outline = parseOutline(article.bodyHtml, pageUrl)
  const statements = readStatements(outline, `${article.title} ${article.summary}`, article.language)
  const posts = Math.min(maxPosts, fairLength(statements))
  const hook = chooseHook(article, statements, { isAlone: posts === 1 })
  if (posts === 1) return [hook.text]
  const candidates = composePassages(statements).filter(({ first }) => first > hook.last)
  const given = { chosen: hook.passages, statements: statements.length }
  const conclusion = chooseConclusion(candidates, given)
  const ends = conclusion ? [...hook.passages, conclusion] : hook.passages
  const before = candidates.filter(({ last }) => last < (conclusion?.first ?? Infinity))
  const introductions = findIntroductions(statements.map(({ text }) => text))
  const points = choosePassages(
    before,
    { ...given, chosen: ends, count: posts - (conclusion ? 2 : 1) },
    (passage, chosen) =>
      (passage.first === 0 ? 0.3 : 0) - 0.2 * countUnknownNames(passage, introductions, hook.text.text, chosen),
  )
  return [hook.text, ...points, ...(conclusion ? [conclusion] : [])]
}

/** How many posts an article is worth: one when it is short, three and more with its length. */
function fairLength(statements: readonly Statement[]): number {
  const whole = statements.filter(({ isWhole }) => isWhole)
  const words = whole.reduce((sum, statement) => sum + statement.words, 0)
  return whole.length < 5 || words < 90 ? 1 : 3 + Math.floor(Math.max(0, words - 90) / 110)
}
