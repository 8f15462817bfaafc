import type { FeedDocument } from './feed-document.ts'
import { composeEntries } from './entries.ts'
import { generate } from './generate.ts'

/** What is needed of the JSON Feed 1 that `feed` writes. */
interface GeneratedFeed {
  readonly items: readonly object[]
}

/** JSON Feed 1.1: every author, the language of the feed and of each item. */
export function renderJsonFeed(document: FeedDocument): string {
  const { publication } = document
  const { entries } = composeEntries(document)
  const { items, ...feed } = JSON.parse(generate(document, entries).json1()) as GeneratedFeed
  const corrected = {
    ...feed,
    version: 'https://jsonfeed.org/version/1.1',
    language: publication.language,
    author: undefined,
    authors: [publication.author],
    items: items.map((item, index) => {
      const entry = entries[index]
      const correction = {
        author: undefined,
        authors: entry?.authors,
        language: entry?.language,
        image: entry?.image?.src,
      }
      return Object.assign(item, correction)
    }),
  }
  return `${JSON.stringify(corrected, undefined, 2)}\n`
}
