import { asError } from '../errors.ts'
import type { Entry } from './entries.ts'
import { memoOf, type RenderEntry } from './entry-memo.ts'
import type { FeedDocument } from './feed-document.ts'
import type { FeedFormat } from './feed-paths.ts'

/** An article that no feed can carry, by its id, and why. */
export interface Omission {
  readonly articleId: string
  readonly reason: string
}

/** The entries of a document, in its order, each with its text in the format; and what had to be left out of it. */
export interface RenderedEntries {
  readonly entries: readonly Entry[]
  readonly fragments: readonly string[]
  readonly omissions: readonly Omission[]
}

/** Renders each entry by itself, so that one that fails takes no other with it. */
export function renderEntries(
  { publication, articles }: Pick<FeedDocument, 'publication' | 'articles'>,
  format: FeedFormat,
  render: RenderEntry,
): RenderedEntries {
  const memo = memoOf(publication)
  const entries: Entry[] = []
  const fragments: string[] = []
  const omissions: Omission[] = []
  for (const article of articles) {
    try {
      const fragment = memo.textOf(article, format, render)
      entries.push(memo.entryOf(article))
      fragments.push(fragment)
    } catch (error) {
      omissions.push({ articleId: article.id, reason: asError(error).message })
    }
  }
  return { entries, fragments, omissions }
}
