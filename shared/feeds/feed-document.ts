import type { Article } from '../article/article.ts'
import type { Publication } from '../publication.ts'

/** Which articles a feed is about: all of the publication, or those with a tag; `slug` is the tag's place in paths. */
export type FeedList = { readonly kind: 'all' } | { readonly kind: 'tag'; readonly tag: string; readonly slug: string }

/**
 * Which document of a feed this is (RFC 5005, section 4): the one that readers subscribe to, or one of the archives
 * behind it. They are numbered from 1, the oldest; only the list of all articles has any.
 */
export type FeedPlace =
  | { readonly kind: 'current'; readonly prevArchive?: number }
  | { readonly kind: 'archive'; readonly number: number; readonly hasNext: boolean }

/** An article that was taken back: what its entry's id was, and when it went, ISO 8601 (RFC 6721). */
export interface Tombstone {
  readonly feedId: string
  readonly withdrawnAt: string
}

/** What one document of a feed is made from: everything is chosen already, and in the order of the feed (newest first). */
export interface FeedDocument {
  readonly publication: Publication
  readonly list: FeedList
  readonly articles: readonly Article[]
  readonly tombstones?: readonly Tombstone[]
  readonly place: FeedPlace
}
