import type { Publication } from '../publication.ts'
import type { FeedFolder } from './feed-links.ts'
import { renderLayout } from './layout.ts'
import { markup, type Fragment, type Markup } from './markup.ts'
import { renderOverviewMetadata } from './overview.ts'

/** A page that leads to articles: its heading with a line above and below it, and the list. */
export interface ListPage {
  readonly publication: Publication
  readonly heading: string
  readonly above?: Markup
  readonly below?: Markup | undefined
  readonly path: string
  readonly list: Fragment
  readonly feeds?: FeedFolder
}

export function renderListPage({ publication, heading, above, below, path, list, feeds }: ListPage): string {
  const title = `${heading} – ${publication.title}`
  return renderLayout({
    publication,
    kind: 'list',
    language: publication.language,
    title,
    head: renderOverviewMetadata({ title, description: '', path }, publication),
    ...(feeds && { feeds }),
    main: markup`<header class="heading">
        ${above && markup`<p class="kicker">${above}</p>`}
        <h1><bdi>${heading}</bdi></h1>
        ${below}
      </header>
      ${list}`,
  })
}
