import type { Publication } from '../publication.ts'
import type { FeedFolder } from './feed-links.ts'
import { renderLayout } from './layout.ts'
import { markup, type Fragment, type Markup } from './markup.ts'
import { renderOverviewMetadata } from './overview.ts'

/** A page that leads to articles: its heading with a line above and below it, and the list. */
export interface ListPage {
  readonly publication: Publication
  readonly title: string
  /** The title as it is shown, if that is not its text alone. */
  readonly heading?: Fragment
  readonly above?: Markup
  readonly below?: Markup | undefined
  readonly path: string
  readonly list: Fragment
  readonly feeds?: FeedFolder
}

export function renderListPage({ publication, above, below, path, list, feeds, ...page }: ListPage): string {
  const title = `${page.title} – ${publication.title}`
  return renderLayout({
    publication,
    kind: 'list',
    language: publication.language,
    title,
    head: renderOverviewMetadata({ title, description: '', path }, publication),
    ...(feeds && { feeds }),
    main: markup`<header class="heading">
        ${above && markup`<p class="kicker">${above}</p>`}
        <h1><bdi>${page.heading ?? page.title}</bdi></h1>
        ${below}
      </header>
      ${list}`,
  })
}
