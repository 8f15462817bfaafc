import { tagSlug } from '../article/tags.ts'
import type { ArticleOutline } from './article-outline.ts'
import { isReleased } from './next-step.ts'

/** One row of a list: by what it sorts, which is when the article was published, and which it is. */
export interface Listing {
  /** ISO 8601 in UTC with milliseconds. */
  readonly published: string
  readonly id: string
}

/** The list of every article. */
export const everything = 'all'

const tagPrefix = 'tag:'

/** The list of the articles with a tag, by the tag's slug. */
export const taggedWith = (slug: string): string => `${tagPrefix}${slug}`

/** The list of the articles that were withdrawn after they had been in a feed; it sorts by when. */
export const withdrawnArticles = `withdrawn:${everything}`

/** Which articles are in which feed. Every read is consistent. */
export interface ArticleLists {
  /** Newest first; articles of the same instant by id, descending. All pages are read. */
  newest(list: string, limit: number): Promise<readonly Listing[]>
  /** The rows next to the place of this one, which need not be in the list, the nearest first. All pages are read. */
  beside(list: string, listing: Listing, side: Side, limit: number): Promise<readonly Listing[]>
  count(list: string): Promise<number>
  add(list: string, listing: Listing): Promise<void>
  remove(list: string, listing: Listing): Promise<void>
}

/** Earlier or later in time. */
export type Side = 'before' | 'after'

/** The row of an article. */
export const listingOf = ({ id, published }: Listing): Listing => ({ id, published })

/** The slugs of the tags that an article has, and of those whose lists may still hold it. */
export const slugsOf = ({
  article,
  formerTags = [],
}: {
  readonly article: { readonly tags: readonly string[] }
  readonly formerTags?: readonly string[]
}): readonly string[] => [...new Set([...article.tags.map(tagSlug), ...formerTags])]

/** Every list that an article belongs in. */
export const listsOf = ({ tags }: { readonly tags: readonly string[] }): readonly string[] => [
  everything,
  ...new Set(tags.map((tag) => taggedWith(tagSlug(tag)))),
]

/** What decides whether an article is listed. */
type Listable = Omit<ArticleOutline, 'revision'>

/**
 * Whether `row` is the one that this article has in this list now, and the world may see the article. A row that an
 * interrupted publication left behind is not.
 */
export const isListed = (outline: Listable, list: string, row: Listing, nowMs: number): boolean =>
  isShown(outline, nowMs) &&
  outline.article.published === row.published &&
  (list === everything || listsOf(outline.article).includes(list))

/** Whether the world may see the article. */
export const isShown = (outline: Listable, nowMs: number): boolean =>
  outline.state !== 'withdrawn' && isReleased(outline, nowMs)
