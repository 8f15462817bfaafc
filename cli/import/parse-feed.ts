import { asError } from '../../shared/errors.ts'
import { atomAuthors, parseAtomEntry } from './atom-entry.ts'
import { jsonAuthors, jsonFeedSchema, parseJsonItem } from './json-feed-item.ts'
import type { Found, OldArticle, Skipped } from './old-article.ts'
import { parseRssItem } from './rss-item.ts'
import { parseXml } from './parse-xml.ts'
import { childrenOf, textOfChild, type XmlElement } from './xml-element.ts'

/** One document of a feed, and where the one with older articles is, if it names one. */
export interface FeedPage extends Found {
  readonly older?: string | undefined
}

/** What the feed says of every article that does not say it itself. */
interface FeedDefaults {
  readonly language?: string | undefined
  readonly authors: OldArticle['authors']
  /** Of a WordPress export: the names behind its authors' logins. */
  readonly names: ReadonlyMap<string, string>
}

/**
 * Reads RSS, Atom, JSON Feed or a WordPress export.
 *
 * @throws {Error} with what is wrong, as the end of a sentence
 */
export async function parseFeed(pieces: AsyncIterable<string>): Promise<FeedPage> {
  const { start, all } = await peek(pieces)
  if (start.startsWith('{')) return parseJson(await collect(all))
  if (start.startsWith('<')) return parseXmlFeed(all)
  throw new Error('it is neither a feed (RSS, Atom, JSON Feed) nor a WordPress export')
}

async function parseXmlFeed(pieces: AsyncIterable<string>): Promise<FeedPage> {
  const articles: OldArticle[] = []
  const skipped: Skipped[] = []
  const root = await parseXml(pieces, {
    isPart: (name) => name === 'item' || name === 'atom:entry',
    onPart(part) {
      const article = part.name === 'item' ? parseRssItem(part) : parseAtomEntry(part)
      if (!('reason' in article)) articles.push(article)
      // Menus and pictures are items of an export, too: nobody misses them.
      else if (article.reason !== '')
        skipped.push({ name: textOfChild(part, 'title') ?? '(no title)', reason: article.reason })
    },
  })
  if (!/^(?:rss|atom:feed|rdf:RDF)$/.test(root.name))
    throw new Error(`it is no feed: its root element is <${root.name}>`)
  const [channel = root] = childrenOf(root, 'channel')
  const defaults = readDefaults(channel)
  return { articles: articles.map((article) => complete(article, defaults)), skipped, older: olderOf(channel) }
}

const readDefaults = (channel: XmlElement): FeedDefaults => ({
  language: textOfChild(channel, 'language', 'dc:language') ?? channel.attributes['xml:lang'],
  authors: atomAuthors(channel),
  names: new Map(
    childrenOf(channel, 'wp:author').flatMap((author) => {
      const login = textOfChild(author, 'wp:author_login')
      const name = textOfChild(author, 'wp:author_display_name')
      return login === undefined || name === undefined ? [] : [[login, name] as const]
    }),
  ),
})

/** Archives come before pages, where a feed has both (RFC 5005, 3 and 4). */
function olderOf(channel: XmlElement): string | undefined {
  const links = childrenOf(channel, 'atom:link').map(({ attributes }) => attributes)
  return ['prev-archive', 'next'].map((rel) => links.find((link) => link['rel'] === rel)?.['href']).find(Boolean)
}

function complete(article: OldArticle, { language, authors, names }: FeedDefaults): OldArticle {
  const own = article.authors.map((author) => ({ ...author, name: names.get(author.name) ?? author.name }))
  return { ...article, language: article.language ?? language, authors: own.length > 0 ? own : authors }
}

function parseJson(text: string): FeedPage {
  const result = jsonFeedSchema.safeParse(readJson(text))
  if (!result.success) throw new Error('it is no JSON Feed of version 1 or 1.1')
  const { items, language, next_url: older, ...by } = result.data
  const defaults = { language, authors: jsonAuthors(by), names: new Map<string, string>() }
  return { articles: items.map((item) => complete(parseJsonItem(item), defaults)), skipped: [], older }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`it is no JSON: ${asError(cause).message}`, { cause })
  }
}

/** The first character that is no space, and everything again from the beginning. */
async function peek(pieces: AsyncIterable<string>): Promise<{ start: string; all: AsyncIterable<string> }> {
  const iterator = pieces[Symbol.asyncIterator]()
  const seen: string[] = []
  while (seen.join('').trim() === '') {
    const { value, done } = await iterator.next()
    if (done === true) break
    seen.push(value.replace(/^\uFEFF/, ''))
  }
  async function* all(): AsyncGenerator<string> {
    yield* seen
    yield* { [Symbol.asyncIterator]: () => iterator }
  }
  return { start: seen.join('').trimStart().slice(0, 1), all: all() }
}

async function collect(pieces: AsyncIterable<string>): Promise<string> {
  const all: string[] = []
  for await (const piece of pieces) all.push(piece)
  return all.join('')
}
