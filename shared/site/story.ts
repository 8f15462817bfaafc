import { pagePath, type Article } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import { renderAuthors } from './byline.ts'
import { localeWithin } from './locale.ts'
import { markup, type Markup } from './markup.ts'
import { renderPicture, webPicture } from './pictures.ts'
import { renderKicker } from './tag-links.ts'
import { renderDay } from './time.ts'

/** An article on the front page, with its picture if it has one; the lead's is the first to be loaded. */
export function renderStory(article: Article, publication: Publication, place: 'lead' | 'other'): Markup {
  const path = pagePath(article)
  const picture = webPicture(article.image, new URL(path, publication.siteUrl).href)
  const classes = ['story', ...(place === 'lead' ? ['lead'] : []), ...(picture === undefined ? [] : ['pictured'])]
  return markup`<article class="${classes.join(' ')}"${localeWithin(article.language, publication.language)}>
    ${picture && renderPicture(picture, { first: place === 'lead' })}
    <div>
      ${renderKicker(article)}
      <h2><a href="${path}">${article.title}</a></h2>
      <p>${article.summary}</p>
      <p class="when"${localeWithin(publication.language, article.language)}>
        <span class="by">${renderAuthors(article, publication, { linked: false })}</span>
        ${renderDay(article.published, publication)}
      </p>
    </div>
  </article>`
}

/** An article as a headline and a day. */
export const renderHeadline = (article: Article, publication: Publication): Markup =>
  markup`<li>
    <h3${localeWithin(article.language, publication.language)}><a href="${pagePath(article)}">${article.title}</a></h3>
    <p class="when">${renderDay(article.published, publication)}</p>
  </li>`
