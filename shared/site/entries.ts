import { pagePath, type Article, type ArticleImage } from '../article/article.ts'
import type { Publication } from '../publication.ts'
import { localeWithin } from './locale.ts'
import { markup, type Markup } from './markup.ts'
import { renderPicture, webPicture } from './pictures.ts'
import { dayOf, renderDay } from './time.ts'

/** What a list says of an article. */
export type ArticleLine = Pick<Article, 'slug' | 'title' | 'summary' | 'language' | 'published' | 'updated'>

type Entry = ArticleLine & { readonly image?: ArticleImage }

/** Articles below the days of their publication, in their order. */
export const renderEntries = (entries: readonly Entry[], publication: Publication): readonly Markup[] =>
  byDay(entries, publication).map(
    (day) => markup`<section class="day">
      ${day.name === undefined ? undefined : markup`<h2>${renderDay(day.iso, publication)}</h2>`}
      <ol>${day.entries.map((entry) => renderEntry(entry, publication))}</ol>
    </section>`,
  )

interface Day {
  readonly name: string | undefined
  readonly iso: string
  readonly entries: Entry[]
}

function byDay(entries: readonly Entry[], publication: Publication): readonly Day[] {
  const days: Day[] = []
  for (const entry of entries) {
    const name = dayOf(entry.published, publication)
    const last = days.at(-1)
    if (last !== undefined && last.name === name) last.entries.push(entry)
    else days.push({ name, iso: entry.published, entries: [entry] })
  }
  return days
}

function renderEntry(entry: Entry, publication: Publication): Markup {
  const path = pagePath(entry)
  const picture = webPicture(entry.image, new URL(path, publication.siteUrl).href)
  return markup`<li class="entry"${localeWithin(entry.language, publication.language)}>
    ${picture && renderPicture({ ...picture, alt: '' }, { first: false })}
    <h3><a href="${path}">${entry.title}</a></h3>
    <p>${entry.summary}</p>
  </li>`
}
