import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { asError } from '../../shared/errors.ts'
import type { Found, OldArticle, Skipped } from './old-article.ts'
import { openSource } from './open-source.ts'
import { parseFeed } from './parse-feed.ts'

/** Documents of one feed, lest it goes round in circles. */
const mostPages = 2_000

/**
 * Reads a feed or an export, and where it is an archived or paged feed (RFC 5005) the documents with its older articles.
 *
 * @param location a path, or an address on the web
 * @param onPage told of each document, with the number of articles found so far
 * @throws {Error} naming the document that cannot be read, and why
 */
export async function readFeed(location: string, onPage: (articles: number) => void): Promise<Found> {
  const articles = new Map<string, OldArticle>()
  const skipped: Skipped[] = []
  const read = new Set<string>()
  let next: string | undefined = /^https?:/i.test(location) ? location : pathToFileURL(resolve(location)).href
  while (next !== undefined && !read.has(next) && read.size < mostPages) {
    read.add(next)
    const page = await readPage(next)
    for (const article of page.articles) {
      const key = article.id ?? article.link ?? `${article.title}\n${article.published}`
      // The newer document has the newer version.
      if (!articles.has(key)) articles.set(key, article)
    }
    skipped.push(...page.skipped)
    onPage(articles.size)
    next = follow(page.older, next)
  }
  return { articles: [...articles.values()], skipped }
}

async function readPage(url: string) {
  const name = url.startsWith('file:') ? fileURLToPath(url) : url
  const pieces = await openSource(name)
  return parseFeed(pieces).catch((cause: unknown) => {
    const { message } = asError(cause)
    throw message.startsWith('Cannot read') ? cause : new Error(`Cannot read ${name}: ${message}`, { cause })
  })
}

/** From the web no document of this machine is read. */
function follow(older: string | undefined, base: string): string | undefined {
  const url = older === undefined ? null : URL.parse(older, base)
  if (url === null) return undefined
  return /^https?:$/.test(url.protocol) || (url.protocol === 'file:' && base.startsWith('file:')) ? url.href : undefined
}
