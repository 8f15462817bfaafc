import { pagePath, type Article } from '../../shared/article/article.ts'
import { tagSlug } from '../../shared/article/tags.ts'
import { feedFiles } from '../../shared/feeds/feed-files.ts'
import type { FeedList } from '../../shared/feeds/feed-document.ts'
import type { Publication } from '../../shared/publication.ts'
import { renderArchiveIndex } from '../../shared/site/archive-index.ts'
import { renderHome } from '../../shared/site/home.ts'
import { renderMonthPage } from '../../shared/site/month-page.ts'
import { renderNotFoundPage } from '../../shared/site/not-found.ts'
import { renderPage } from '../../shared/site/page.ts'
import { renderRobots } from '../../shared/site/robots.ts'
import { archivePath, monthPath, sitemapPartPath, sitemapPath, tagPath } from '../../shared/site/site-paths.ts'
import { renderSitemapIndex, renderSitemapPart } from '../../shared/site/sitemap.ts'
import { renderTagPage } from '../../shared/site/tag-page.ts'

const partLength = 100

/** Every file of a site with these articles, newest first, by the path at which a browser asks for it. */
export function renderWholeSite(publication: Publication, articles: readonly Article[]): ReadonlyMap<string, string> {
  const newest = articles.slice(0, 50)
  const parts = [...Map.groupBy(articles, ({ published }) => published.slice(0, 7))].flatMap(([month, all]) =>
    Array.from({ length: Math.ceil(all.length / partLength) }, (_, index) => ({
      month,
      part: index + 1,
      hasNextPart: (index + 1) * partLength < all.length,
      articles: all.slice(index * partLength, (index + 1) * partLength),
      updated: all[0]?.updated ?? '',
    })),
  )
  const months = [...Map.groupBy(parts, ({ month }) => month)].map(([month, all]) => ({
    month,
    articles: all.reduce((sum, part) => sum + part.articles.length, 0),
  }))
  const tags = new Map(articles.flatMap((article) => article.tags.map((tag) => [tagSlug(tag), tag] as const)))
  return new Map([
    ['/', renderHome({ publication, articles: newest })],
    ['/404.html', renderNotFoundPage(publication)],
    ['/robots.txt', renderRobots(publication)],
    [sitemapPath, renderSitemapIndex({ publication, parts })],
    [archivePath, renderArchiveIndex({ publication, months })],
    ...parts.flatMap((part) => [
      [monthPath(part.month, part.part), renderMonthPage({ publication, ...part })] as const,
      [sitemapPartPath(part.month, part.part), renderSitemapPart({ publication, articles: part.articles })] as const,
    ]),
    ...articles.map((article, index) => {
      const [next, previous] = [articles[index - 1], articles[index + 1]]
      return [
        pagePath(article),
        renderPage(article, publication, { ...(next && { next }), ...(previous && { previous }) }),
      ] as const
    }),
    ...feedsOf({ kind: 'all' }, newest, publication),
    ...[...tags].flatMap(([slug, tag]) => {
      const tagged = articles.filter((article) => article.tags.some((each) => tagSlug(each) === slug)).slice(0, 50)
      return [
        [tagPath(slug), renderTagPage({ publication, tag, slug, articles: tagged })] as const,
        ...feedsOf({ kind: 'tag', tag, slug }, tagged, publication),
      ]
    }),
  ])
}

const feedsOf = (list: FeedList, articles: readonly Article[], publication: Publication) =>
  feedFiles(list, { kind: 'current' }).map(({ path, render }) => {
    return [path, render({ publication, list, articles, place: { kind: 'current' } })] as const
  })
