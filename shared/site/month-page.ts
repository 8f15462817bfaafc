import type { Publication } from '../publication.ts'
import { renderArticleLine, type ArticleLine } from './article-line.ts'
import { renderLayout } from './layout.ts'
import { markup } from './markup.ts'
import { monthPath, type Month } from './site-paths.ts'
import { monthName } from './time.ts'

/** One part of the articles of a month, in the order in which they are to be listed. */
export interface MonthDocument {
  readonly publication: Publication
  readonly month: Month
  /** From 1. */
  readonly part: number
  readonly hasNextPart: boolean
  readonly articles: readonly ArticleLine[]
}

/** A page of the archive. */
export const renderMonthPage = ({ publication, month, part, hasNextPart, articles }: MonthDocument): string =>
  renderLayout({
    publication,
    language: publication.language,
    title: `${monthName(month, publication)} – ${publication.title}`,
    head: markup`<link rel="canonical" href="${publication.siteUrl}${monthPath(month, part)}">`,
    main: markup`<h1>${monthName(month, publication)}</h1>
      <ol>${articles.map((line) => renderArticleLine(line, publication))}</ol>
      ${part > 1 ? markup`<a rel="prev" href="${monthPath(month, part - 1)}">${part - 1}</a>` : undefined}
      ${hasNextPart ? markup`<a rel="next" href="${monthPath(month, part + 1)}">${part + 1}</a>` : undefined}`,
  })
