import { pagePath, type Article } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import { webUrl } from '../web-url.ts'
import { labelsIn, renderLabel } from './labels.ts'
import { localeWithin } from './locale.ts'
import { markup, type Markup } from './markup.ts'

/** An article that a page links to. */
export type NeighbourLink = Pick<Article, 'slug' | 'title' | 'language'>

/** What a page shows of the world around its article: nothing of it is part of the article. */
export interface PageSurroundings {
  /** The article published before this one, and the one after it. */
  readonly previous?: NeighbourLink
  readonly next?: NeighbourLink
  /** The address of the article's thread. */
  readonly threadUrl?: string
  /** The `at://` URI of the article's `site.standard.document`. */
  readonly documentUri?: string
}

/** What a page's head says of its surroundings. */
export const renderDocumentLink = ({ documentUri }: PageSurroundings): Markup | undefined =>
  documentUri === undefined ? undefined : markup`<link rel="site.standard.document" href="${documentUri}">`

/** The link to the thread, if there is one. */
export function renderThreadLink({ threadUrl }: PageSurroundings, publication: Publication): Markup | undefined {
  const url = webUrl(threadUrl)
  return url === undefined ? undefined : markup`<p><a href="${url}">${renderLabel(publication, 'thread')}</a></p>`
}

/** The way to the article before and to the one after, on a page in `language`. */
export function renderNeighbours(
  { previous, next }: PageSurroundings,
  publication: Publication,
  language: string,
): Markup | undefined {
  if (previous === undefined && next === undefined) return undefined
  const { neighbours } = labelsIn(publication.language)
  const link = (neighbour: NeighbourLink, rel: 'prev' | 'next', label: 'previous' | 'next'): Markup =>
    markup`<p class="${rel}"><span>${renderLabel(publication, label)}</span>
      <a rel="${rel}" href="${pagePath(neighbour)}"${localeWithin(neighbour.language, publication.language)}>${neighbour.title}</a></p>`
  return markup`<nav class="neighbours" aria-label="${neighbours}"${localeWithin(publication.language, language)}>
    ${previous && link(previous, 'prev', 'previous')}
    ${next && link(next, 'next', 'next')}
  </nav>`
}
