import type { Publication } from '../publication.ts'
import { renderEntries, type ArticleLine } from './entries.ts'
import { labelsIn, renderLabel } from './labels.ts'
import { renderListPage } from './list-page.ts'
import { markup, type Markup } from './markup.ts'
import { archivePath, monthPath, type Month } from './site-paths.ts'
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
export function renderMonthPage(document: MonthDocument): string {
  const { publication, month, part, articles } = document
  const { part: label } = labelsIn(publication.language)
  const name = monthName(month, publication, 'numeric')
  return renderListPage({
    publication,
    title: part === 1 ? name : `${name}, ${label} ${part}`,
    ...(part > 1 && { heading: markup`${name}, ${renderLabel(publication, 'part')} ${part}` }),
    above: markup`<a href="${archivePath}">${renderLabel(publication, 'archive')}</a>`,
    path: monthPath(month, part),
    list: [
      articles.length === 0
        ? markup`<p>${renderLabel(publication, 'empty')}</p>`
        : renderEntries(articles, publication),
      renderParts(document),
    ],
  })
}

function renderParts({ publication, month, part, hasNextPart }: MonthDocument): Markup | undefined {
  if (part === 1 && !hasNextPart) return undefined
  const link = (number: number, rel: 'prev' | 'next'): Markup =>
    markup`<a rel="${rel}" href="${monthPath(month, number)}">${renderLabel(publication, 'part')} ${number}</a>`
  return markup`<nav class="parts" aria-label="${monthName(month, publication, 'numeric')}">
    ${part > 1 ? link(part - 1, 'prev') : undefined}
    ${hasNextPart ? link(part + 1, 'next') : undefined}
  </nav>`
}
