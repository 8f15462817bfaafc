import { pagePath } from '../../shared/article/article.ts'
import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import type { World } from './world.ts'

const posts = 'app.bsky.feed.post/'

/** What the world holds of one article, seen from outside: the repository, the site and the feeds. */
export interface Seen {
  readonly threads: number
  readonly wholeThreads: number
  readonly page: 'article' | 'withdrawn' | 'none'
  readonly feedEntries: number
  readonly state: string
}

/** Reads the repository, the site bucket and the table, never a step's own word. */
export function observe(world: World, record: ArticleRecord): Seen {
  const article = record.publishing?.article
  if (!article) return { threads: 0, wholeThreads: 0, page: 'none', feedEntries: 0, state: record.receipt.outcome }
  const path = pagePath(article)
  const pageUrl = `${world.publication.siteUrl}${path}`
  const roots = [...world.pds.records].filter(([, { value }]) => cardUri(value) === pageUrl && !value['reply'])
  const page = world.site.files.get(`${path.slice(1)}index.html`)?.body
  const feed = world.site.files.get('feed.json')?.body ?? '{"items":[]}'
  const { items } = JSON.parse(feed) as { items: { id: string }[] }
  return {
    threads: roots.length,
    wholeThreads: roots.filter(([place]) => isWhole(world, place)).length,
    page:
      page === undefined ? 'none' : page.includes(article.feedId) || page.includes(pageUrl) ? 'article' : 'withdrawn',
    feedEntries: items.filter(({ id }) => id === article.feedId).length,
    state: record.publishing?.state ?? 'none',
  }
}

/** Whether all posts that were committed with this root still stand, and no commit wrote a part of it only. */
function isWhole(world: World, rootPlace: string): boolean {
  const commit = world.pds.commits.find(({ writes }) =>
    writes.some(({ action, rkey }) => action === 'create' && `${posts}${rkey}` === rootPlace),
  )
  return commit?.writes.every(({ collection, rkey }) => world.pds.records.has(`${collection}/${rkey}`)) ?? false
}

function cardUri(value: Readonly<Record<string, unknown>>): string | undefined {
  const embed = value['embed'] as { external?: { uri?: string } } | undefined
  return embed?.external?.uri
}
