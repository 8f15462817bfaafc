import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { Feed } from 'feed'

import type { Article } from '../../../shared/article/article.ts'
import { pagePath } from '../../../shared/article/article.ts'
import { feedFiles } from '../../../shared/feeds/feed-files.ts'
import { articlesOf } from '../articles-of.ts'
import { publication } from '../../article/publication.ts'
import type { BenchRow } from '../bench-row.ts'
import { measureInTurn } from '../measure-in-turn.ts'
import { installPackage, type NpmPackage } from '../peers/npm-packages.ts'
import { formatNumber } from '../render-report.ts'

const list = { kind: 'all' } as const
const place = { kind: 'current' } as const
const site = publication.siteUrl

const renderOurs = (articles: readonly Article[], of = publication): readonly string[] =>
  feedFiles(list, place).map(({ render }) => render({ publication: of, list, place, articles }))

/** What entries are remembered by is the publication: nothing is of a new one. */
const renderAfresh = (articles: readonly Article[]): readonly string[] => renderOurs(articles, { ...publication })

function renderBareFeed(articles: readonly Article[]): readonly string[] {
  const feed = new Feed({
    id: site,
    title: publication.title,
    link: site,
    updated: new Date(articles[0]?.updated ?? 0),
  })
  for (const article of articles) {
    feed.addItem({
      id: article.feedId,
      title: article.title,
      link: site + pagePath(article),
      description: article.summary,
      content: article.bodyHtml,
      author: article.authors.map(({ name }) => ({ name })),
      category: article.tags.map((name) => ({ name })),
      published: new Date(article.published),
      date: new Date(article.updated),
    })
  }
  return [feed.rss2(), feed.atom1(), feed.json1()]
}

type Generate = (feed: unknown) => unknown

function renderFeedsmith({ module }: NpmPackage, articles: readonly Article[]): readonly unknown[] {
  const [rss, atom, json] = ['generateRssFeed', 'generateAtomFeed', 'generateJsonFeed'].map(
    (name) => module[name] as Generate,
  )
  const title = publication.title
  return [
    rss?.({
      title,
      link: site,
      description: title,
      items: articles.map((article) => ({
        title: article.title,
        link: site + pagePath(article),
        description: article.summary,
        guid: { value: article.feedId, isPermaLink: false },
        pubDate: new Date(article.published),
        categories: article.tags.map((name) => ({ name })),
        content: { encoded: article.bodyHtml },
      })),
    }),
    atom?.({
      id: site,
      title,
      updated: new Date(articles[0]?.updated ?? 0),
      entries: articles.map((article) => ({
        id: article.feedId,
        title: article.title,
        updated: new Date(article.updated),
        published: new Date(article.published),
        links: [{ href: site + pagePath(article) }],
        summary: article.summary,
        content: article.bodyHtml,
        authors: article.authors.map(({ name }) => ({ name })),
      })),
    }),
    json?.({
      title,
      home_page_url: site,
      items: articles.map((article) => ({
        id: article.feedId,
        url: site + pagePath(article),
        title: article.title,
        summary: article.summary,
        content_html: article.bodyHtml,
        date_published: new Date(article.published),
        date_modified: new Date(article.updated),
        tags: article.tags,
      })),
    }),
  ]
}

type RssConstructor = new (options: object) => { item(item: object): void; xml(): string }

function renderRssPackage({ module }: NpmPackage, articles: readonly Article[]): readonly string[] {
  const feed = new (module['default'] as RssConstructor)({ title: publication.title, site_url: site, feed_url: site })
  for (const article of articles) {
    feed.item({
      title: article.title,
      description: article.bodyHtml,
      url: site + pagePath(article),
      guid: article.feedId,
      categories: article.tags,
      date: article.published,
    })
  }
  return [feed.xml()]
}

export const rendering: BenchRow = {
  name: 'rendering',
  question:
    'How long do the three feeds of a publication take to render, against libraries that only print what they are given? Articles are new objects each time, as a function reads them, and have about 400 words.',
  async measure(say) {
    const folder = mkdtempSync(join(tmpdir(), 'tidings-bench-'))
    const feedsmith = await installPackage(folder, 'feedsmith')
    const rss = await installPackage(folder, 'rss')
    const missing = [['feedsmith', feedsmith] as const, ['rss', rss] as const].filter(([, found]) => !found)
    const rows: string[][] = []
    const ratios: number[] = []
    for (const size of [50, 1_000]) {
      say(`${size} articles`)
      const articles = await articlesOf(size)
      const renderers: (readonly [string, (given: readonly Article[]) => unknown])[] = [
        ['Tidings, all entries new', renderAfresh],
        ['Tidings, entries rendered before', (given) => renderOurs(given)],
        ['feed', renderBareFeed],
        ...(feedsmith
          ? [
              [
                `feedsmith ${feedsmith.version}`,
                (given: readonly Article[]) => renderFeedsmith(feedsmith, given),
              ] as const,
            ]
          : []),
        ...(rss
          ? [[`rss ${rss.version}, one feed`, (given: readonly Article[]) => renderRssPackage(rss, given)] as const]
          : []),
      ]
      const fresh = (): readonly Article[] => structuredClone(articles)
      const times = await measureInTurn(
        renderers.map(
          ([, render]) =>
            async (given: readonly Article[]) =>
              render(given),
        ),
        {
          rounds: size === 50 ? 40 : 8,
          warmUps: size === 50 ? 8 : 2,
          prepare: fresh,
        },
      )
      const bare = times[2] ?? Number.NaN
      ratios.push((times[0] ?? Number.NaN) / bare)
      for (const [index, [name]] of renderers.entries())
        rows.push([
          name,
          String(size),
          formatNumber(times[index] ?? Number.NaN),
          formatNumber((times[index] ?? Number.NaN) / bare),
        ])
    }
    rmSync(folder, { recursive: true })
    return {
      figures: [
        {
          what: 'Time to render three feeds of 50 new articles, against bare `feed`',
          reached: ratios[0] ?? Number.NaN,
          target: { atMost: 1 },
          unit: ' ×',
        },
        {
          what: 'Time to render three feeds of 1,000 new articles, against bare `feed`',
          reached: ratios[1] ?? Number.NaN,
          target: { atMost: 1 },
          unit: ' ×',
        },
      ],
      tables: [{ columns: ['', 'articles', 'ms of processor', 'against bare `feed`'], rows }],
      notes: missing.map(([name]) => `${name} could not be installed from npm and was not measured.`),
    }
  },
}
