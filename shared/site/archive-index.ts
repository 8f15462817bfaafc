import type { Publication } from '../publication.ts'
import { labelsIn, renderLabel } from './labels.ts'
import { renderListPage } from './list-page.ts'
import { markup, type Markup } from './markup.ts'
import { archivePath, monthPath, type Month } from './site-paths.ts'
import { monthName } from './time.ts'

interface MonthCount {
  readonly month: Month
  readonly articles: number
}

/** The months in which something was published, in any order, each with how much. */
export interface ArchiveDocument {
  readonly publication: Publication
  readonly months: readonly MonthCount[]
}

/** The archive's table of contents: the newest year first, and in each the newest month. */
export function renderArchiveIndex({ publication, months }: ArchiveDocument): string {
  const { archive } = labelsIn(publication.language)
  const years = Map.groupBy(
    months.toSorted((one, other) => (one.month < other.month ? 1 : -1)),
    ({ month }) => month.slice(0, 4),
  )
  return renderListPage({
    publication,
    title: archive,
    heading: renderLabel(publication, 'archive'),
    path: archivePath,
    list:
      months.length === 0
        ? markup`<p>${renderLabel(publication, 'empty')}</p>`
        : [...years].map(([year, all]) => renderYear(year, all, publication)),
  })
}

const renderYear = (year: string, months: readonly MonthCount[], publication: Publication): Markup =>
  markup`<section class="day">
    <h2>${year}</h2>
    <ol class="months">${months.map(({ month, articles }) => markup`<li><a href="${monthPath(month)}">${monthName(month, publication)}</a> <span>${articles}</span></li>`)}</ol>
  </section>`
