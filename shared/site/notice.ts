import type { Publication } from '../publication.ts'
import type { Fragment } from './markup.ts'
import { markup } from './markup.ts'
import { labelsIn, renderLabel } from './labels.ts'
import { renderLayout } from './layout.ts'

/** A page that says why there is nothing to read; search engines are asked to leave it out. */
export const renderNotice = (
  publication: Publication,
  title: 'notFoundTitle' | 'withdrawnTitle',
  paragraphs: readonly Fragment[],
): string =>
  renderLayout({
    publication,
    kind: 'notice',
    language: publication.language,
    title: `${labelsIn(publication.language)[title]} – ${publication.title}`,
    head: markup`<meta name="robots" content="noindex">`,
    main: markup`<div class="notice">
      <h1>${renderLabel(publication, title)}</h1>
      ${paragraphs.map((paragraph) => markup`<p>${paragraph}</p>`)}
      <p><a href="/">${renderLabel(publication, 'front')}</a></p>
    </div>`,
  })
