import { parseXmlDocument, type Document, type Element } from 'slimdom'

import type { FeedFormat } from '../../shared/feeds/feed-paths.ts'
import { asError } from '../../shared/errors.ts'

const atom = 'http://www.w3.org/2005/Atom'

/** What keeps a text from being a feed of this format: each fault as the end of a sentence about it. */
export function findFeedFaults(text: string, format: FeedFormat): readonly string[] {
  try {
    return format === 'json' ? jsonFaults(JSON.parse(text)) : xmlFaults(parseXmlDocument(text), format)
  } catch (error) {
    return [`cannot be read: ${asError(error).message.replaceAll(/\s+/g, ' ')}`]
  }
}

function xmlFaults(document: Document, format: 'rss' | 'atom'): readonly string[] {
  const root = document.documentElement
  const isRss = format === 'rss'
  const feed = isRss ? childrenOf(root, null, 'channel')[0] : root
  if (!root || !feed || root.localName !== (isRss ? 'rss' : 'feed')) return [`is no ${isRss ? 'RSS' : 'Atom'}`]
  const namespace = isRss ? null : atom
  const lacks = (parent: Element, names: readonly string[], what: string): readonly string[] =>
    names.filter((name) => childrenOf(parent, namespace, name).length === 0).map((name) => `${what} has no ${name}`)
  const entries = childrenOf(feed, namespace, isRss ? 'item' : 'entry')
  const own = lacks(feed, isRss ? ['title', 'link', 'description'] : ['id', 'title', 'updated'], 'itself')
  const id = isRss ? 'guid' : 'id'
  const each = entries.flatMap((entry, index) =>
    lacks(entry, isRss ? ['title', 'link', 'guid', 'pubDate'] : ['id', 'title', 'updated'], `entry ${index + 1}`),
  )
  const ids = entries.flatMap((entry) => childrenOf(entry, namespace, id).map(({ textContent }) => textContent ?? ''))
  return [...own, ...each, ...twice(ids)]
}

const childrenOf = (parent: Element | null, namespace: string | null, name: string): readonly Element[] =>
  (parent?.children ?? []).filter((child) => child.localName === name && child.namespaceURI === namespace)

function jsonFaults(feed: unknown): readonly string[] {
  const { version, title, items } = (feed ?? {}) as Readonly<Record<string, unknown>>
  if (!String(version).startsWith('https://jsonfeed.org/version/1') || !Array.isArray(items)) return ['is no JSON Feed']
  const entries = items as readonly Readonly<Record<string, unknown>>[]
  const ids = entries.map(({ id }) => (typeof id === 'string' ? id : ''))
  return [
    ...(title === undefined ? ['itself has no title'] : []),
    ...ids.flatMap((id, index) => (id === '' ? [`entry ${index + 1} has no id`] : [])),
    ...twice(ids),
  ]
}

const twice = (ids: readonly string[]): readonly string[] =>
  [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `has two entries with the id ${id}`)
