import type { Publication } from '../publication.ts'
import { directionOf } from '../article/direction.ts'
import { feedLinks } from './feed-links.ts'
import type { Markup } from './markup.ts'
import { markup } from './markup.ts'
import { labelsIn } from './labels.ts'
import { stylesheet } from './stylesheet.ts'

/** What one page is: `main` is in `language`; the masthead is a heading on the front page only. */
export interface PageParts {
  readonly publication: Publication
  readonly language: string
  readonly title: string
  readonly isFront?: boolean
  readonly head: Markup
  readonly main: Markup
}

/** The document around a page: its head, the masthead, the main part, and how to follow the publication. */
export function renderLayout({ publication, language, title, isFront = false, head, main }: PageParts): string {
  const labels = labelsIn(publication.language)
  const own = localeAttributes(publication.language)
  const name = markup`<a href="/">${publication.title}</a>`
  return markup`<!DOCTYPE html>
    <html ${localeAttributes(language)}>
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${title}</title>
        ${head}
        ${feedLinks.map(({ path, type, name: format }) => markup`<link rel="alternate" type="${type}" title="${publication.title} (${format})" href="${path}">`)}
        <meta name="color-scheme" content="light dark">
        <style>${stylesheet}</style>
      </head>
      <body>
        <a class="skip" href="#main" ${own}>${labels.skip}</a>
        <header class="${isFront ? 'masthead front' : 'masthead'}" ${own}>
          ${isFront ? markup`<h1 class="name">${name}</h1>` : markup`<p class="name">${name}</p>`}
          ${publication.tagline === '' ? undefined : markup`<p class="tagline">${publication.tagline}</p>`}
        </header>
        <main id="main" tabindex="-1">${main}</main>
        <footer class="colophon" ${own}>
          ${publication.description === '' ? undefined : markup`<p>${publication.description}</p>`}
          <nav aria-label="${labels.follow}">
            <ul>
              ${feedLinks.map(({ path, name: format }) => markup`<li><a href="${path}">${format}</a></li>`)}
            </ul>
          </nav>
        </footer>
      </body>
    </html>
`.html
}

/** The language and the direction of an element. */
export const localeAttributes = (language: string): Markup => markup`lang="${language}" dir="${directionOf(language)}"`
