import type { Publication } from '../publication.ts'
import type { Entry } from './entries.ts'
import type { FeedDocument, FeedList } from './feed-document.ts'
import { documentPaths, type FeedPaths } from './feed-paths.ts'
import { legalLine } from './legal-text.ts'

/** What a document of a feed says about itself: legal characters only, every URL absolute. */
export interface FeedHead {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly homeUrl: string
  /** The document's own address in each format. */
  readonly urls: FeedPaths
  readonly updated: Date
}

/** The head of a document with these entries. */
export function composeHead({ publication, list, place }: FeedDocument, entries: readonly Entry[]): FeedHead {
  const { siteUrl, title, tagline, description } = publication
  const { rss, atom, json } = documentPaths(list, place)
  return {
    id: `tag:${publication.feedIdAuthority}:feed${list.kind === 'tag' ? `:${list.slug}` : ''}`,
    title: legalLine(list.kind === 'tag' ? `${title}: ${list.tag}` : title),
    description: legalLine(description || tagline || title),
    homeUrl: `${siteUrl}${homePath(list)}`,
    urls: { rss: `${siteUrl}${rss}`, atom: `${siteUrl}${atom}`, json: `${siteUrl}${json}` },
    updated: lastChange(publication, entries),
  }
}

const homePath = (list: FeedList): string => (list.kind === 'tag' ? `/tags/${list.slug}/` : '/')

/** The latest change of an entry. An empty feed is as old as its id: the first instant of the date that the `tag:` URI names. */
function lastChange(publication: Publication, entries: readonly Entry[]): Date {
  if (entries.length > 0) return new Date(Math.max(...entries.map((entry) => entry.updated.getTime())))
  const authorityDate = Date.parse(publication.feedIdAuthority.split(',')[1] ?? '')
  return new Date(Number.isNaN(authorityDate) ? 0 : authorityDate)
}
