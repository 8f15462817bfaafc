import type { Publication } from '../publication.ts'
import { renderLabel } from './labels.ts'
import { renderNotice } from './notice.ts'

/** What every other address answers, with status 404. */
export function renderNotFoundPage(publication: Publication): string {
  return renderNotice(publication, 'notFoundTitle', [renderLabel(publication, 'notFound')])
}
