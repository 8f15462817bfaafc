import type { Article } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import { renderEntries } from './entries.ts'
import { renderFeedLinks, tagFeeds } from './feed-links.ts'
import { labelsIn, renderLabel } from './labels.ts'
import { renderListPage } from './list-page.ts'
import { markup } from './markup.ts'
import { tagPath } from './site-paths.ts'

/** What the page of a tag shows: its newest articles, newest first, already chosen; `slug` is the tag's `tagSlug`. */
export interface TagDocument {
  readonly publication: Publication
  readonly tag: string
  readonly slug: string
  readonly articles: readonly Article[]
}

/** The newest articles with a tag, and how to follow it. */
export function renderTagPage({ publication, tag, slug, articles }: TagDocument): string {
  const { follow } = labelsIn(publication.language)
  const feeds = tagFeeds(publication.title, tag, slug)
  return renderListPage({
    publication,
    title: tag,
    above: markup`${renderLabel(publication, 'topic')}`,
    below: markup`<nav class="feeds" aria-label="${follow}: ${tag}"><span>${renderLabel(publication, 'follow')}</span> ${renderFeedLinks(feeds)}</nav>`,
    path: tagPath(slug),
    list:
      articles.length === 0
        ? markup`<p>${renderLabel(publication, 'empty')}</p>`
        : renderEntries(articles, publication),
    feeds,
  })
}
