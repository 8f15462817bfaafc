import type { Publication } from '../publication.ts'
import { composeAuthors, parseInstant, type Entry } from './entries.ts'
import type { FeedDocument, FeedList } from './feed-document.ts'
import { composeLinks, type FeedLink } from './feed-links.ts'
import { documentPaths, type FeedFormat } from './feed-paths.ts'
import { legalLine } from './legal-text.ts'

/** An entry's id that is gone from the feed, and since when. */
export interface Grave {
  readonly ref: string
  readonly when: Date
}

/** What a document of a feed says about itself in one format: legal characters only, every URL absolute. */
export interface FeedHead {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly language: string
  readonly author?: Entry['authors'][number]
  readonly rights?: string
  readonly logo?: string
  readonly icon?: string
  readonly homeUrl: string
  /** The document's own address. */
  readonly selfUrl: string
  readonly links: readonly FeedLink[]
  readonly updated: Date
  readonly graves: readonly Grave[]
}

/** The head of a document with these entries. */
export function composeHead(document: FeedDocument, entries: readonly Entry[], format: FeedFormat): FeedHead {
  const { publication, list, place } = document
  const { siteUrl, title, tagline, description, language, rights, logo, icon } = publication
  const [author] = composeAuthors([publication.author])
  const graves = composeGraves(document, entries)
  return {
    id: `tag:${publication.feedIdAuthority}:feed${list.kind === 'tag' ? `:${list.slug}` : ''}`,
    title: legalLine(list.kind === 'tag' ? `${title}: ${list.tag}` : title),
    description: legalLine(description || tagline || title),
    language,
    ...(author && { author }),
    ...(rights !== undefined && { rights: legalLine(rights) }),
    ...(logo !== undefined && { logo }),
    ...(icon !== undefined && { icon }),
    homeUrl: `${siteUrl}${homePath(list)}`,
    selfUrl: `${siteUrl}${documentPaths(list, place)[format]}`,
    links: composeLinks(document, format),
    updated: lastChange(publication, [...entries.map(({ updated }) => updated), ...graves.map(({ when }) => when)]),
    graves,
  }
}

const homePath = (list: FeedList): string => (list.kind === 'tag' ? `/tags/${list.slug}/` : '/')

/** An id that is in the feed is not gone from it, whatever a tombstone says. */
function composeGraves({ tombstones = [] }: FeedDocument, entries: readonly Entry[]): readonly Grave[] {
  const present = new Set(entries.map(({ id }) => id))
  return tombstones.flatMap(({ feedId, withdrawnAt }) => {
    const ref = legalLine(feedId)
    const when = parseInstant(withdrawnAt)
    return when !== undefined && URL.canParse(ref) && !present.has(ref) ? [{ ref, when }] : []
  })
}

/** An empty feed is as old as its id: the first instant of the date that the `tag:` URI names. */
function lastChange(publication: Publication, changes: readonly Date[]): Date {
  if (changes.length > 0) return new Date(Math.max(...changes.map((change) => change.getTime())))
  const authorityDate = Date.parse(publication.feedIdAuthority.split(',')[1] ?? '')
  return new Date(Number.isNaN(authorityDate) ? 0 : authorityDate)
}
