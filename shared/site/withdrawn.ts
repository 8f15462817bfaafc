import type { Publication } from '../publication.ts'
import { markup } from './markup.ts'
import { labelsIn } from './labels.ts'
import { renderNotice } from './notice.ts'

/** What the URL of a withdrawn article answers; `title` is the article's, if it may still be named. */
export function renderWithdrawnPage(publication: Publication, title?: string): string {
  const { withdrawnTitle, withdrawn } = labelsIn(publication.language)
  return renderNotice(
    publication,
    withdrawnTitle,
    title === undefined ? [withdrawn] : [markup`<cite>${title}</cite>`, withdrawn],
  )
}
