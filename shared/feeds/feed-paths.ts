import type { FeedList, FeedPlace } from './feed-document.ts'

export type FeedFormat = 'rss' | 'atom' | 'json'

/** Where each format is, below the site's root. */
export type FeedPaths = Readonly<Record<FeedFormat, string>>

const pathsIn = (folder: string): FeedPaths => ({
  rss: `${folder}/feed.xml`,
  atom: `${folder}/atom.xml`,
  json: `${folder}/feed.json`,
})

/** Where the feed of the whole publication is served. */
export const feedPaths = pathsIn('')

/** Where an archive of the whole publication's feed is served. */
export const archivePaths = (number: number): FeedPaths => pathsIn(`/archive/feeds/${number}`)

/** Where one document of a feed is served. */
export function documentPaths(list: FeedList, place: FeedPlace): FeedPaths {
  if (place.kind === 'archive') return archivePaths(place.number)
  return list.kind === 'tag' ? pathsIn(`/tags/${list.slug}`) : feedPaths
}

/** Whether a file of the site, by its key, is a document of a feed that readers subscribe to. */
export const isSubscribable = (key: string): boolean =>
  /^(?:tags\/[^/]+\/)?(?:feed\.xml|atom\.xml|feed\.json)$/.test(key)
