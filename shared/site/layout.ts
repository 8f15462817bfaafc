import type { Publication } from '../publication.ts'
import { webUrl } from '../web-url.ts'
import { renderFeedDiscovery, renderFeedLinks, type FeedFolder } from './feed-links.ts'
import { labelsIn, renderLabel } from './labels.ts'
import { localeAttributes, localeWithin } from './locale.ts'
import type { Markup } from './markup.ts'
import { markup } from './markup.ts'
import { archivePath } from './site-paths.ts'
import { stylesheet, type PageKind } from './stylesheet.ts'

/** What one page is: `main` is in `language`. */
export interface PageParts {
  readonly publication: Publication
  readonly kind: PageKind
  readonly language: string
  readonly title: string
  readonly head: Markup
  readonly main: Markup
  /** Feeds besides the publication's own. */
  readonly feeds?: FeedFolder
  /** The names of the elements of an article's body. */
  readonly elements?: ReadonlySet<string>
}

/** The document around a page: its head, the masthead, the main part, and how to follow the publication. */
export function renderLayout({ publication, kind, language, title, head, main, feeds, elements }: PageParts): string {
  const whole = { title: publication.title, folder: '/' }
  const icon = webUrl(publication.icon)
  return markup`<!DOCTYPE html>
    <html${localeAttributes(language)}>
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>${title}</title>
        ${head}
        ${feeds && renderFeedDiscovery(feeds)}
        ${renderFeedDiscovery(whole)}
        <link rel="icon" href="${icon ?? 'data:,'}">
        <style>${stylesheet({ kind, languages: [language, publication.language], ...(elements && { elements }) })}</style>
      </head>
      <body>
        <a class="skip" href="#main"${localeWithin(publication.language, language)}>${renderLabel(publication, 'skip')}</a>
        ${renderMasthead(publication, kind, language)}
        <main id="main" tabindex="-1">${main}</main>
        ${renderColophon(publication, whole, language)}
      </body>
    </html>
`.html
}

/** The name is the heading of the front page only. */
function renderMasthead(publication: Publication, kind: PageKind, language: string): Markup {
  const labels = labelsIn(publication.language)
  const name = markup`<a href="/">${publication.title}</a>`
  return markup`<header class="masthead"${localeWithin(publication.language, language)}>
    <div>
      ${kind === 'front' ? markup`<h1 class="name">${name}</h1>` : markup`<p class="name">${name}</p>`}
      ${publication.tagline === '' ? undefined : markup`<p class="tagline">${publication.tagline}</p>`}
    </div>
    <nav aria-label="${labels.menu}">
      <a href="${archivePath}">${renderLabel(publication, 'archive')}</a>
      <a href="#follow">${renderLabel(publication, 'follow')}</a>
    </nav>
  </header>`
}

function renderColophon(publication: Publication, feeds: FeedFolder, language: string): Markup {
  const labels = labelsIn(publication.language)
  return markup`<footer class="colophon" id="follow"${localeWithin(publication.language, language)}>
    ${publication.description === '' ? undefined : markup`<p>${publication.description}</p>`}
    <nav aria-label="${labels.follow}">${renderFeedLinks(feeds)}</nav>
    ${publication.rights === undefined ? undefined : markup`<p>${publication.rights}</p>`}
  </footer>`
}
