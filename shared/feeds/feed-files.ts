import { renderAtom } from './atom.ts'
import type { FeedDocument } from './entries.ts'
import { feedPaths } from './feed-paths.ts'
import { renderJsonFeed } from './json-feed.ts'
import { renderRss } from './rss.ts'

/** One format of the feed: where it is served below the site's root, as what, and how its text is made. */
export interface FeedFile {
  readonly path: string
  readonly contentType: string
  readonly render: (document: FeedDocument) => string
}

/** The feed in every format. */
export const feedFiles: readonly FeedFile[] = [
  { path: feedPaths.rss, contentType: 'application/rss+xml; charset=utf-8', render: renderRss },
  { path: feedPaths.atom, contentType: 'application/atom+xml; charset=utf-8', render: renderAtom },
  { path: feedPaths.json, contentType: 'application/feed+json; charset=utf-8', render: renderJsonFeed },
]
