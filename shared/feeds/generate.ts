import { Feed } from 'feed'
import type { Entry } from './entries.ts'
import type { FeedDocument } from './feed-document.ts'
import { composeHead } from './feed-head.ts'
import { legalLine } from './legal-text.ts'

/**
 * The `feed` package's generator, told about the entries. `encode` is applied to each text that it would have to escape;
 * dates and URLs are valid, so none of its formats throws.
 */
export function generate(
  document: FeedDocument,
  entries: readonly Entry[],
  encode: (text: string) => string = (text) => text,
): Feed {
  const { author, language } = document.publication
  const head = composeHead(document, entries)
  const feed = new Feed({
    id: head.id,
    title: encode(head.title),
    description: encode(head.description),
    link: head.homeUrl,
    language,
    author: { name: encode(legalLine(author.name)), ...(author.url === undefined ? {} : { link: author.url }) },
    feedLinks: head.urls,
    updated: head.updated,
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
