import type { Article } from '../article/article.ts'
import { pagePath } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import { webUrl } from '../web-url.ts'
import { collapse, prepareBody } from './body.ts'
import { renderByline } from './byline.ts'
import { labelsIn, renderLabel } from './labels.ts'
import { renderLayout } from './layout.ts'
import { localeWithin } from './locale.ts'
import { markup, type Markup } from './markup.ts'
import { renderMetadata } from './metadata.ts'
import { renderCover, webPicture } from './pictures.ts'
import { renderNeighbours, renderDocumentLink, renderThreadLink, type PageSurroundings } from './surroundings.ts'
import { renderKicker, renderTags } from './tag-links.ts'

/** In pixels: smaller pictures stand for no article. */
const smallest = 200

/**
 * The page of an article, as an HTML document without scripts. What the body shows already is not shown twice: its opening
 * as a standfirst, and its picture as a cover.
 */
export function renderPage(article: Article, publication: Publication, around: PageSurroundings = {}): string {
  const page = new URL(pagePath(article), publication.siteUrl).href
  const canonical = webUrl(article.canonical) ?? page
  const picture = webPicture(article.image, page)
  const body = prepareBody(article.bodyHtml, page, labelsIn(publication.language).table)
  // What link cards show: a picture of the text, where none is said to stand for the article.
  const shared = picture ?? body.pictures.find(({ width = smallest }) => width >= smallest)
  const standfirst = collapse(article.summary)
  return renderLayout({
    publication,
    kind: 'article',
    language: article.language,
    elements: body.elements,
    title: `${article.title} – ${publication.title}`,
    head: markup`${renderMetadata(article, publication, { canonical, picture: shared, text: body.text })}
      ${renderDocumentLink(around)}`,
    main: markup`<article>
      <header>
        ${renderKicker(article)}
        <h1>${article.title}</h1>
        ${body.opening.startsWith(standfirst) ? undefined : markup`<p class="standfirst">${standfirst}</p>`}
        ${renderByline(article, publication)}
        ${renderCorrection(article, publication)}
      </header>
      ${picture === undefined || body.pictures.some(({ src }) => src === picture.src) ? undefined : renderCover(picture)}
      <div class="body">${body.html}</div>
      ${renderAfter(article, { source: canonical === page ? undefined : canonical, around }, publication)}
    </article>
    ${renderNeighbours(around, publication, article.language)}`,
  })
}

function renderCorrection({ correction, language }: Article, publication: Publication): Markup | undefined {
  if (correction === undefined) return undefined
  return markup`<aside class="correction">
    <h2${localeWithin(publication.language, language)}>${renderLabel(publication, 'correction')}</h2>
    <p>${correction}</p>
  </aside>`
}

/** Where the article leads: to the talk about it, to where it first appeared, and to others on the same topics. */
function renderAfter(
  article: Article,
  { source, around }: { readonly source: string | undefined; readonly around: PageSurroundings },
  publication: Publication,
): Markup | undefined {
  const thread = renderThreadLink(around, publication)
  if (source === undefined && thread === undefined && article.tags.length === 0) return undefined
  return markup`<footer class="after"${localeWithin(publication.language, article.language)}>
    ${thread}
    ${source === undefined ? undefined : markup`<p>${renderLabel(publication, 'firstPublished')} <a href="${source}">${new URL(source).host}</a></p>`}
    ${renderTags(article, publication)}
  </footer>`
}
