import type { Article } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import { planFront } from './front-plan.ts'
import { renderLabel } from './labels.ts'
import { renderLayout } from './layout.ts'
import { markup, type Markup } from './markup.ts'
import { renderOverviewMetadata } from './overview.ts'
import { renderHeadline, renderStory } from './story.ts'

/** What the front page shows: the newest articles, newest first, already chosen. */
export interface HomeDocument {
  readonly publication: Publication
  readonly articles: readonly Article[]
}

/** The front page: the newest article large, some beside and below it, of the rest the headlines. */
export function renderHome({ publication, articles }: HomeDocument): string {
  const description = publication.description || publication.tagline
  return renderLayout({
    publication,
    kind: 'front',
    language: publication.language,
    title: publication.title,
    head: renderOverviewMetadata({ title: publication.title, description, path: '/' }, publication),
    main: renderStories(articles, publication),
  })
}

function renderStories(articles: readonly Article[], publication: Publication): Markup {
  const { lead, beside, rows, headlines } = planFront(articles)
  if (lead === undefined) return markup`<p class="notice">${renderLabel(publication, 'empty')}</p>`
  const stories = (some: readonly Article[]) =>
    some.map((article) => markup`<li>${renderStory(article, publication, 'other')}</li>`)
  return markup`<div class="top">
      ${renderStory(lead, publication, 'lead')}
      ${beside.length === 0 ? undefined : markup`<ol class="beside">${stories(beside)}</ol>`}
    </div>
    ${rows.map((row) => markup`<ol class="row of-${row.length}">${stories(row)}</ol>`)}
    ${
      headlines.length === 0
        ? undefined
        : markup`<section class="headlines" aria-labelledby="headlines">
            <h2 id="headlines">${renderLabel(publication, 'earlier')}</h2>
            <ol>${headlines.map((article) => renderHeadline(article, publication))}</ol>
          </section>`
    }`
}
