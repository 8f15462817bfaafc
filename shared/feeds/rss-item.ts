import type { Element } from 'slimdom'
import { appendCover, enclosureOf } from './cover.ts'
import type { Entry } from './entries.ts'
import { entryTexts, type EntryTexts } from './entry-texts.ts'
import { generateEntry } from './generate.ts'
import { templated } from './text-template.ts'
import { append, childOf, childrenOf, cutElement, declare, finishXml, setText, xmlEscapes } from './xml.ts'

/** The prefixes of the elements in an item. */
export const itemPrefixes = ['atom', 'content', 'dc', 'media'] as const

/** An entry as an item of RSS 2.0: authors as `dc:creator`, the second date as `atom:updated`. */
export function renderRssItem(entry: Entry, feedLanguage: string): string {
  const texts = entryTexts(entry, feedLanguage, ({ published, updated }) => ({
    published: published.toUTCString(),
    updated: updated.toISOString(),
  }))
  // A description is HTML to every reader; the summary is plain text.
  const { summary } = texts
  return withHexReferences(renderItem(summary === undefined ? texts : { ...texts, summary: xmlEscapes.text(summary) }))
}

const renderItem = templated(
  (texts: EntryTexts) =>
    cutElement(
      finishXml(generateEntry(texts).rss2(), (root) => {
        declare(root, ...itemPrefixes)
        correctItem(childOf(childOf(root, 'channel'), 'item'), texts)
      }),
      'item',
    ),
  xmlEscapes,
)

function correctItem(item: Element, texts: EntryTexts): void {
  setText(item, 'link', texts.url)
  setText(item, 'pubDate', texts.published)
  childrenOf(item, 'author').forEach((author) => author.remove())
  for (const { name } of texts.authors) append(item, 'dc:creator', {}, name)
  if (texts.language !== undefined) append(item, 'dc:language', {}, texts.language)
  append(item, 'atom:updated', {}, texts.updated)
  const enclosure = enclosureOf(texts.image)
  if (enclosure) append(item, 'enclosure', { ...enclosure })
  appendCover(item, texts)
}

/** The elements of RSS whose text is plain, from their tag on to the next. */
const plainTexts = /<(?:title|category|copyright|dc:creator|media:description)[ >][^<]*/g

/** The profile asks for these in plain text, because some readers take a named reference for HTML. */
export const withHexReferences = (xml: string): string =>
  xml.replace(plainTexts, (text) => text.replaceAll('&amp;', '&#x26;').replaceAll('&lt;', '&#x3C;'))
