import type { Element } from 'slimdom'
import { armour } from './armour.ts'
import type { Entry } from './entries.ts'
import type { FeedDocument } from './feed-document.ts'
import { composeEntries } from './entries.ts'
import { documentPaths } from './feed-paths.ts'
import { generate } from './generate.ts'
import { append, childrenOf, declare, finishXml } from './xml.ts'

/** RSS 2.0 with the RSS Advisory Board's profile; authors as `dc:creator`, the second date as `atom:updated`. */
export function renderRss(document: FeedDocument): string {
  const { publication } = document
  const { entries } = composeEntries(document)
  const xml = finishXml(generate(document, entries, armour).rss2(), (root) => {
    declare(root, 'atom', 'dc', 'media')
    for (const channel of childrenOf(root, 'channel')) {
      // Without entries nothing was ever built, and the element is optional.
      if (entries.length === 0) childrenOf(channel, 'lastBuildDate').forEach((date) => date.remove())
      const items = childrenOf(channel, 'item')
      items.forEach((item) => item.remove())
      append(channel, 'atom:link', {
        rel: 'alternate',
        href: `${publication.siteUrl}${documentPaths(document.list, document.place).atom}`,
        type: 'application/atom+xml',
      })
      channel.append(...items)
      entries.forEach((entry, index) => correctItem(items[index], entry, publication.language))
    }
  })
  return xml.replace(plainTexts, withHexReferences)
}

/** The elements of RSS whose text is plain, with the serializer's references in it. */
const plainTexts = /<(?:title|category|dc:creator|media:description)\b[^>]*>[^<]*/g

/** The profile asks for these in plain text, because some readers take a named reference for HTML. */
const withHexReferences = (text: string): string => text.replaceAll('&amp;', '&#x26;').replaceAll('&lt;', '&#x3C;')

function correctItem(item: Element | undefined, entry: Entry, feedLanguage: string): void {
  if (item === undefined) throw new Error(`Cannot finish the RSS feed: the item of ${entry.id} is missing`)
  childrenOf(item, 'author').forEach((author) => author.remove())
  for (const description of childrenOf(item, 'description')) description.textContent = escapeHtml(entry.summary)
  for (const { name } of entry.authors) append(item, 'dc:creator', {}, name)
  if (entry.language !== feedLanguage) append(item, 'dc:language', {}, entry.language)
  append(item, 'atom:updated', {}, entry.updated.toISOString())
  if (entry.image === undefined) return
  const picture = append(item, 'media:content', { url: entry.image.src, medium: 'image' })
  if (entry.image.alt !== '') append(picture, 'media:description', { type: 'plain' }, entry.image.alt)
}

/** A description is HTML to every reader; the summary is plain text. */
const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
