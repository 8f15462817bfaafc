import { Feed } from 'feed'
import type { Publication } from '../publication.ts'
import type { Entry } from './entries.ts'
import { feedPaths } from './feed-paths.ts'
import { legalLine } from './legal-text.ts'

/**
 * The `feed` package's generator, told about the entries. `encode` is applied to each text that it would have to escape;
 * dates and URLs are valid, so none of its formats throws.
 */
export function generate(
  publication: Publication,
  entries: readonly Entry[],
  encode: (text: string) => string = (text) => text,
): Feed {
  const line = (text: string): string => encode(legalLine(text))
  const { siteUrl, author } = publication
  const feed = new Feed({
    id: `tag:${publication.feedIdAuthority}:feed`,
    title: line(publication.title),
    description: line(publication.description || publication.tagline || publication.title),
    link: `${siteUrl}/`,
    language: publication.language,
    author: { name: line(author.name), ...(author.url === undefined ? {} : { link: author.url }) },
    feedLinks: {
      rss: `${siteUrl}${feedPaths.rss}`,
      atom: `${siteUrl}${feedPaths.atom}`,
      json: `${siteUrl}${feedPaths.json}`,
    },
    updated: lastChange(publication, entries),
    generator: 'Tidings',
    docs: 'https://www.rssboard.org/rss-specification',
  })
  for (const entry of entries) {
    feed.addItem({
      id: entry.id,
      guid: encode(entry.id),
      link: entry.url,
      title: encode(entry.title),
      description: encode(entry.summary),
      content: encode(entry.contentHtml),
      author: entry.authors.map(({ name, url }) => ({
        name: encode(name),
        ...(url === undefined ? {} : { link: url }),
      })),
      category: entry.tags.map((tag) => ({ name: encode(tag), term: encode(tag) })),
      published: entry.published,
      date: entry.updated,
    })
  }
  return feed
}

/** The latest change of an entry. An empty feed is as old as its id: the first instant of the date that the `tag:` URI names. */
function lastChange(publication: Publication, entries: readonly Entry[]): Date {
  if (entries.length > 0) return new Date(Math.max(...entries.map((entry) => entry.updated.getTime())))
  const authorityDate = Date.parse(publication.feedIdAuthority.split(',')[1] ?? '')
  return new Date(Number.isNaN(authorityDate) ? 0 : authorityDate)
}
