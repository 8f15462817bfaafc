import type { Publishing } from './article-record.ts'
import { isReleased } from './next-step.ts'

/** One row of a list: when the article was published, and which it is. */
export interface Listing {
  /** ISO 8601 in UTC with milliseconds. */
  readonly published: string
  readonly id: string
}

/** The list of every article. */
export const everything = 'all'

/** Which articles are in which feed. Every read is consistent. */
export interface ArticleLists {
  /** Newest first; articles of the same instant by id, descending. All pages are read. */
  newest(list: string, limit: number): Promise<readonly Listing[]>
  count(list: string): Promise<number>
  add(list: string, listing: Listing): Promise<void>
  remove(list: string, listing: Listing): Promise<void>
}

/** The row of an article. */
export const listingOf = ({ id, published }: Listing): Listing => ({ id, published })

/** Whether `row` is the one that this article has now, and the world may see the article. */
export const isListed = (publishing: Publishing, row: Listing, nowMs: number): boolean =>
  publishing.state !== 'withdrawn' && publishing.article.published === row.published && isReleased(publishing, nowMs)
