import type { Publication } from '../publication.ts'
import { labelsIn } from './labels.ts'
import { renderLayout } from './layout.ts'
import { markup } from './markup.ts'
import { archivePath, monthPath, type Month } from './site-paths.ts'
import { monthName } from './time.ts'

/** The months in which something was published, in any order, each with how much. */
export interface ArchiveDocument {
  readonly publication: Publication
  readonly months: readonly { readonly month: Month; readonly articles: number }[]
}

/** The archive's table of contents. */
export const renderArchiveIndex = ({ publication, months }: ArchiveDocument): string =>
  renderLayout({
    publication,
    language: publication.language,
    title: `${labelsIn(publication.language).archive} – ${publication.title}`,
    head: markup`<link rel="canonical" href="${publication.siteUrl}${archivePath}">`,
    main: markup`<h1>${labelsIn(publication.language).archive}</h1>
      <ol>${months.map(({ month, articles }) => markup`<li><a href="${monthPath(month)}">${monthName(month, publication)}</a> ${articles}</li>`)}</ol>`,
  })
