import { enclosureOf } from './cover.ts'
import type { Entry } from './entries.ts'
import { entryTexts } from './entry-texts.ts'
import { generateEntry } from './generate.ts'

/** What is needed of the JSON Feed 1 that `feed` writes. */
interface GeneratedFeed {
  readonly items: readonly object[]
}

/** An entry as an item of JSON Feed 1.1: every author, its language, its cover. */
export function renderJsonItem(entry: Entry, feedLanguage: string): string {
  const { content, published, updated, ...texts } = entryTexts(entry, feedLanguage, (dates) => ({
    published: dates.published.toISOString(),
    updated: dates.updated.toISOString(),
  }))
  // The content is long, and would be written, read and written again.
  const generated = generateEntry({ ...texts, content: 'withheld', published, updated }).json1()
  const [item] = (JSON.parse(generated) as GeneratedFeed).items
  const cover = enclosureOf(texts.image)
  const corrected = {
    ...item,
    id: texts.id,
    url: texts.url,
    content_html: content,
    date_published: published,
    date_modified: updated,
    author: undefined,
    authors: texts.authors,
    language: entry.language,
    image: texts.image?.src,
    attachments: cover && [{ url: cover.url, mime_type: cover.type, size_in_bytes: Number(cover.length) }],
  }
  return JSON.stringify(corrected, undefined, 2)
}
