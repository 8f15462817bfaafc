import type { Article } from '../article/article.ts'
import { RetryableError } from '../errors.ts'
import { feedFiles } from '../feeds/feed-files.ts'
import { feedStylesheetPath, renderFeedStylesheet } from '../feeds/feed-stylesheet.ts'
import type { Publication } from '../publication.ts'
import { renderHome } from '../site/home.ts'
import { renderNotFoundPage } from '../site/not-found.ts'
import { everything, isListed, type ArticleLists } from './article-lists.ts'
import type { ArticleStore } from './article-store.ts'
import { publishFiles, type SiteHost } from './site-host.ts'

/** Articles in a feed and on the home page. */
const feedLength = 50

export interface FeedPorts {
  readonly publication: Publication
  readonly articles: ArticleStore
  readonly lists: ArticleLists
  readonly site: SiteHost
  readonly nowMs: () => number
}

const html = 'text/html; charset=utf-8'
const list = { kind: 'all' } as const
const place = { kind: 'current' } as const
const feedKeys = feedFiles(list, place).map(({ path, contentType, render }) => ({
  path: path.slice(1),
  contentType,
  render,
}))
const paths = [...feedKeys.map(({ path }) => path), 'index.html', feedStylesheetPath.slice(1), '404.html']

/** Brings everything that lists articles up to the articles. */
export async function publishFeeds(ports: FeedPorts): Promise<void> {
  const { publication, site } = ports
  await publishFiles(
    site,
    paths,
    async () => newestArticles(ports),
    (articles) => {
      const document = { publication, list, articles, place }
      return [
        ...feedKeys.map(({ path, contentType, render }) => ({ path, contentType, body: render(document) })),
        { path: 'index.html', contentType: html, body: renderHome(document) },
        {
          path: feedStylesheetPath.slice(1),
          contentType: 'text/css; charset=utf-8',
          body: renderFeedStylesheet(publication),
        },
        { path: '404.html', contentType: html, body: renderNotFoundPage(publication) },
      ]
    },
  )
}

/** The newest articles that the world may see. A row that an interrupted publication left behind is passed over. */
async function newestArticles({ articles, lists, nowMs }: FeedPorts): Promise<readonly Article[]> {
  for (let limit = feedLength; ; limit *= 2) {
    const rows = await lists.newest(everything, limit)
    if (rows.length === 0 && (await lists.count(everything)) > 0) {
      throw new RetryableError('Cannot build the feeds: the list was read as empty, and is not')
    }
    const records = new Map((await articles.getMany(rows.map(({ id }) => id))).map((record) => [record.id, record]))
    const listed = rows.flatMap((row) => {
      const record = records.get(row.id)
      if (!record) throw new RetryableError(`Cannot build the feeds: article ${row.id} is listed and has no record`)
      return record.publishing && isListed(record.publishing, row, nowMs()) ? [record.publishing.article] : []
    })
    if (listed.length >= feedLength || rows.length < limit) return listed.slice(0, feedLength)
  }
}
