import type { Publication } from '../publication.ts'
import { markup } from './markup.ts'
import { renderLabel } from './labels.ts'
import { renderNotice } from './notice.ts'

/** What the URL of a withdrawn article answers; `title` is the article's, if it may still be named. */
export function renderWithdrawnPage(publication: Publication, title?: string): string {
  const withdrawn = renderLabel(publication, 'withdrawn')
  return renderNotice(
    publication,
    'withdrawnTitle',
    title === undefined ? [withdrawn] : [markup`<cite>${title}</cite>`, withdrawn],
  )
}
