import type { Element } from 'slimdom'
import { parseXmlDocument } from 'slimdom'

/** What the tests compare between formats: an entry as a reader of the format finds it. */
export interface ReadEntry {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly summary: string
  readonly content: string
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  /** Milliseconds since the epoch. */
  readonly published: number
  readonly updated: number
}

const textsOf = (parent: Element, name: string): readonly string[] =>
  parent.children.filter((child) => child.nodeName === name).map((child) => child.textContent ?? '')

const textOf = (parent: Element, name: string): string => textsOf(parent, name)[0] ?? ''

/** The entries of an RSS document, read by a strict parser. */
export const readRss = (xml: string): readonly ReadEntry[] =>
  parseXmlDocument(xml)
    .getElementsByTagName('item')
    .map((item) => ({
      id: textOf(item, 'guid'),
      url: textOf(item, 'link'),
      title: textOf(item, 'title'),
      summary: unescapeHtml(textOf(item, 'description')),
      content: textOf(item, 'content:encoded'),
      authors: textsOf(item, 'dc:creator'),
      tags: textsOf(item, 'category'),
      published: Date.parse(textOf(item, 'pubDate')),
      updated: Date.parse(textOf(item, 'atom:updated')),
    }))

/** A text construct as plain text (RFC 4287, section 3.1). */
function plainTextOf(parent: Element, name: string): string {
  const isHtml = parent.children.some((child) => child.nodeName === name && child.getAttribute('type') === 'html')
  return isHtml ? unescapeHtml(textOf(parent, name)) : textOf(parent, name)
}

/** The entries of an Atom document, read by a strict parser. */
export const readAtom = (xml: string): readonly ReadEntry[] =>
  parseXmlDocument(xml)
    .getElementsByTagName('entry')
    .map((entry) => ({
      id: textOf(entry, 'id'),
      url: entry.getElementsByTagName('link')[0]?.getAttribute('href') ?? '',
      title: plainTextOf(entry, 'title'),
      summary: plainTextOf(entry, 'summary'),
      content: textOf(entry, 'content'),
      authors: entry.getElementsByTagName('author').map((author) => textOf(author, 'name')),
      tags: entry.getElementsByTagName('category').map((category) => category.getAttribute('term') ?? ''),
      published: Date.parse(textOf(entry, 'published')),
      updated: Date.parse(textOf(entry, 'updated')),
    }))

interface JsonItem {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly summary?: string
  readonly content_html: string
  readonly authors: readonly { readonly name: string }[]
  readonly tags?: readonly string[]
  readonly date_published: string
  readonly date_modified: string
}

/** The items of a JSON Feed. */
export const readJsonFeed = (json: string): readonly ReadEntry[] =>
  (JSON.parse(json) as { readonly items: readonly JsonItem[] }).items.map((item) => ({
    id: item.id,
    url: item.url,
    title: item.title,
    summary: item.summary ?? '',
    content: item.content_html,
    authors: item.authors.map((author) => author.name),
    tags: item.tags ?? [],
    published: Date.parse(item.date_published),
    updated: Date.parse(item.date_modified),
  }))

/** What a plain text was before it was escaped as HTML. */
export const unescapeHtml = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
