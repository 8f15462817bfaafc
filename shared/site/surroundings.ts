import { pagePath, type Article } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import { webUrl } from '../web-url.ts'
import { articleLocale } from './article-line.ts'
import { labelsIn } from './labels.ts'
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
export const renderSurroundingLinks = ({ previous, next, documentUri }: PageSurroundings): Markup =>
  markup`${documentUri === undefined ? undefined : markup`<link rel="site.standard.document" href="${documentUri}">`}
    ${previous && markup`<link rel="prev" href="${pagePath(previous)}">`}
    ${next && markup`<link rel="next" href="${pagePath(next)}">`}`

/** The link to the thread, if there is one. */
export function renderThreadLink({ threadUrl }: PageSurroundings, publication: Publication): Markup | undefined {
  const url = webUrl(threadUrl)
  return url === undefined
    ? undefined
    : markup`<p lang="${publication.language}"><a href="${url}">${labelsIn(publication.language).thread}</a></p>`
}

/** The way to the article before and to the one after. */
export function renderNeighbours({ previous, next }: PageSurroundings, publication: Publication): Markup | undefined {
  if (previous === undefined && next === undefined) return undefined
  const labels = labelsIn(publication.language)
  const link = (neighbour: NeighbourLink | undefined, rel: 'prev' | 'next', label: string) =>
    neighbour &&
    markup`<p class="${rel}"><span>${label}</span> <a rel="${rel}" href="${pagePath(neighbour)}"${articleLocale(neighbour.language, publication)}>${neighbour.title}</a></p>`
  return markup`<nav class="neighbours" aria-label="${labels.more}" lang="${publication.language}">
    ${link(previous, 'prev', labels.previous)}
    ${link(next, 'next', labels.next)}
  </nav>`
}
