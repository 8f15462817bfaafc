import { renderAtom } from './atom.ts'
import type { FeedDocument, FeedList, FeedPlace } from './feed-document.ts'
import { documentPaths } from './feed-paths.ts'
import { renderJsonFeed } from './json-feed.ts'
import { renderRss } from './rss.ts'

/** One format of a feed: where it is served below the site's root, as what, and how its text is made. */
export interface FeedFile {
  readonly path: string
  readonly contentType: string
  readonly render: (document: FeedDocument) => string
}

/** A document of a feed in every format; what it renders must be of the same list and place. */
export function feedFiles(list: FeedList, place: FeedPlace): readonly FeedFile[] {
  const { rss, atom, json } = documentPaths(list, place)
  return [
    { path: rss, contentType: 'application/rss+xml; charset=utf-8', render: renderRss },
    { path: atom, contentType: 'application/atom+xml; charset=utf-8', render: renderAtom },
    { path: json, contentType: 'application/feed+json; charset=utf-8', render: renderJsonFeed },
  ]
}
