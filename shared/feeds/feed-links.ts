import type { FeedDocument } from './feed-document.ts'
import { archivePaths, documentPaths, feedPaths, type FeedFormat, type FeedPaths } from './feed-paths.ts'

/** Where a document of a feed leads, and in which media type that is, if it is known. */
export interface FeedLink {
  readonly rel: 'alternate' | 'hub' | 'current' | 'prev-archive' | 'next-archive'
  readonly href: string
  readonly type?: string
}

/** The media type of each format. */
export const mediaTypes: Readonly<Record<FeedFormat, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}

/**
 * From a document in one format to the same in Atom, to its hubs (WebSub) and to its neighbours in the archive (RFC 5005,
 * section 4). Nobody waits for news of an archive, so it names no hub.
 */
export function composeLinks({ publication, list, place }: FeedDocument, format: FeedFormat): readonly FeedLink[] {
  const link = (rel: FeedLink['rel'], paths: FeedPaths, to = format): FeedLink => ({
    rel,
    href: `${publication.siteUrl}${paths[to]}`,
    type: mediaTypes[to],
  })
  const alternate = format === 'rss' ? [link('alternate', documentPaths(list, place), 'atom')] : []
  if (place.kind === 'current') {
    const hubs = publication.hubs.map((href) => ({ rel: 'hub', href }) as const)
    return [...alternate, ...hubs, ...previous(place.prevArchive)]
  }
  return [
    ...alternate,
    link('current', feedPaths),
    ...previous(place.number - 1),
    ...(place.hasNext ? [link('next-archive', archivePaths(place.number + 1))] : []),
  ]

  function previous(number = 0): readonly FeedLink[] {
    return number > 0 ? [link('prev-archive', archivePaths(number))] : []
  }
}
