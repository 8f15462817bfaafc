import { pagePath } from '../../shared/article/article.ts'
import { tagSlug } from '../../shared/article/tags.ts'
import type { Publishing } from '../../shared/pipeline/article-record.ts'
import { fileAt } from '../../shared/pipeline/site-host.ts'
import type { World } from './world.ts'

const bodyAt = (world: World, path: string): string => world.site.files.get(path)?.body ?? ''

const matches = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '')

/** The ids in one JSON document of a feed, and the document that it leads to. */
export function readFeed(world: World, path: string): { readonly ids: readonly string[]; readonly next?: string } {
  const feed = JSON.parse(bodyAt(world, path) || '{"items":[]}') as { items: { id: string }[]; next_url?: string }
  const next = feed.next_url === undefined ? {} : { next: new URL(feed.next_url).pathname.slice(1) }
  return { ids: feed.items.map(({ id }) => id), ...next }
}

/** The ids in each archive that the main feed leads to, from the latest on. */
export function readArchives(world: World): readonly (readonly string[])[] {
  const archives: (readonly string[])[] = []
  for (let { next } = readFeed(world, 'feed.json'); next !== undefined;) {
    const archive = readFeed(world, next)
    archives.push(archive.ids)
    next = archive.next
  }
  return archives
}

/** What the site gets wrong about the articles, seen from outside; both as they are now. */
export function auditSite(world: World): readonly string[] {
  const published = [...world.articles.records.values()].flatMap(({ publishing }) => publishing ?? [])
  const live = published
    .filter(({ state }) => state === 'live' || state === 'announced')
    .map(({ article }) => article)
    .toSorted((a, b) => (`${a.published}#${a.id}` < `${b.published}#${b.id}` ? 1 : -1))
  const problems: string[] = []
  const expectSame = (what: string, seen: readonly unknown[], expected: readonly unknown[]): void => {
    if (JSON.stringify(seen) !== JSON.stringify(expected))
      problems.push(`${what}: ${JSON.stringify(seen)} instead of ${JSON.stringify(expected)}`)
  }
  expectSame(
    'feed.json',
    readFeed(world, 'feed.json').ids,
    live.slice(0, 50).map(({ feedId }) => feedId),
  )

  const slugs = matches([...world.site.files.keys()].join('\n'), /^tags\/([^/]+)\/feed\.json$/gm)
  const used = live.flatMap(({ tags }) => tags.map(tagSlug))
  for (const slug of new Set([...slugs, ...used])) {
    const tagged = live.filter(({ tags }) => tags.some((tag) => tagSlug(tag) === slug))
    expectSame(
      `tag ${slug}`,
      readFeed(world, `tags/${slug}/feed.json`).ids,
      tagged.map(({ feedId }) => feedId),
    )
    expectSame(
      `rows of tag ${slug}`,
      world.lists.rows.get(`tag:${slug}`)?.map(({ id }) => id) ?? [],
      tagged.map(({ id }) => id).toReversed(),
    )
  }

  const archived = readArchives(world).flat()
  expectSame(
    'archives, twice',
    archived.filter((id, index) => archived.indexOf(id) !== index),
    [],
  )
  const everywhere = new Set([...readFeed(world, 'feed.json').ids, ...archived])
  expectSame('feed and archives', [...everywhere].toSorted(), live.map(({ feedId }) => feedId).toSorted())

  const months = [...world.site.files.keys()].filter((path) => /^archive\/\d{4}\/\d{2}\//.test(path))
  const inMonths = months.flatMap((path) => matches(bodyAt(world, path), /href="\/articles\/([^/]+)\/"/g))
  expectSame('months', [...new Set(inMonths)].toSorted(), live.map(({ slug }) => slug).toSorted())
  const maps = matches(bodyAt(world, 'sitemap.xml'), /\/(sitemaps\/[^<]+)</g)
  const inMaps = maps.flatMap((path) => matches(bodyAt(world, path), /\/articles\/([^/]+)\//g))
  expectSame('sitemap', inMaps.toSorted(), live.map(({ slug }) => slug).toSorted())

  live.forEach((article, index) => {
    const page = bodyAt(world, fileAt(pagePath(article)))
    expectSame(
      `before ${article.id}`,
      matches(page, /<a rel="prev" href="\/articles\/([^/]+)\//g),
      slugOf(live[index + 1]),
    )
    expectSame(
      `after ${article.id}`,
      matches(page, /<a rel="next" href="\/articles\/([^/]+)\//g),
      slugOf(live[index - 1]),
    )
    for (const { title } of [live[index - 1], live[index + 1]].flatMap((each) => each ?? []))
      if (!page.includes(title)) problems.push(`${article.id} does not name its neighbour "${title}"`)
  })

  const gone = published.filter(({ state, article }) => state === 'withdrawn' && wasPlaced(world, article.id))
  expectSame(
    'tombstones',
    matches(bodyAt(world, 'atom.xml'), /deleted-entry[^>]* ref="([^"]+)"/g).toSorted(),
    tombstonesOf(gone),
  )
  return problems
}

const slugOf = (neighbour: { readonly slug: string } | undefined): readonly string[] =>
  neighbour ? [neighbour.slug] : []

const wasPlaced = (world: World, id: string): boolean => world.volumes.heads.get('all')?.ids.includes(id) ?? false

const tombstonesOf = (gone: readonly Publishing[]): readonly string[] =>
  gone.map(({ article }) => article.feedId).toSorted()
