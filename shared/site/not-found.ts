import type { Publication } from '../publication.ts'
import { labelsIn } from './labels.ts'
import { renderNotice } from './notice.ts'

/** What every other address answers, with status 404. */
export function renderNotFoundPage(publication: Publication): string {
  const { notFoundTitle, notFound } = labelsIn(publication.language)
  return renderNotice(publication, notFoundTitle, [notFound])
}
