import type { Publication } from '../publication.ts'
import type { Fragment } from './html.ts'
import { html } from './html.ts'
import { labelsIn } from './labels.ts'
import { renderLayout } from './layout.ts'

/** A page that says why there is nothing to read; search engines are asked to leave it out. */
export const renderNotice = (publication: Publication, title: string, paragraphs: readonly Fragment[]): string =>
  renderLayout({
    publication,
    language: publication.language,
    title: `${title} – ${publication.title}`,
    head: html`<meta name="robots" content="noindex" />`,
    main: html`<div class="notice">
      <h1>${title}</h1>
      ${paragraphs.map((paragraph) => html`<p>${paragraph}</p> `)}
      <p><a href="/">${labelsIn(publication.language).front}</a></p>
    </div>`,
  })
