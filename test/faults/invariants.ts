import { isDeepStrictEqual } from 'node:util'

import { pagePath } from '../../shared/article/article.ts'
import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import type { StoredRecord } from '../../shared/pipeline/microblog.ts'
import { gateCollections } from '../../shared/thread/gates.ts'
import type { World } from './world.ts'

const posts = 'app.bsky.feed.post/'

/** What the world holds of one article, seen from outside: the repository, the site and the feeds. */
export interface Seen {
  readonly threads: number
  readonly wholeThreads: number
  /** Documents of the article, and those of them that say what it says, which thread is about it, and what its page leads to. */
  readonly documents: number
  readonly trueDocuments: number
  /** Under the key of the thread's first post. */
  readonly gates: number
  /** Posts below the thread that it was not written with. */
  readonly replies: number
  readonly page: 'article' | 'withdrawn' | 'none'
  readonly feedEntries: number
  readonly state: string
}

/** Reads the repository, the site bucket and the table, never a step's own word. */
export function observe(world: World, record: ArticleRecord): Seen {
  const article = record.publishing?.article
  if (!article) return { ...nothing, state: record.receipt.outcome }
  const path = pagePath(article)
  const pageUrl = `${world.publication.siteUrl}${path}`
  const roots = [...world.pds.records].filter(([, { value }]) => cardUri(value) === pageUrl && !value['reply'])
  const page = world.site.files.get(`${path.slice(1)}index.html`)?.body
  const documents = [...world.pds.records].filter(
    ([place, { value }]) => place.startsWith('site.standard.document/') && value['path'] === path,
  )
  const feed = world.site.files.get('feed.json')?.body ?? '{"items":[]}'
  const { items } = JSON.parse(feed) as { items: { id: string }[] }
  return {
    threads: roots.length,
    wholeThreads: roots.filter(([place]) => isWhole(world, place)).length,
    documents: documents.length,
    trueDocuments: documents.filter((document) => isTrue(world, record, document)).length,
    gates: gateCollections.filter((collection) =>
      world.pds.records.has(`${collection}/${record.publishing?.announcement?.keys[0]}`),
    ).length,
    replies: roots.reduce((sum, [place]) => sum + repliesOf(world, place).length, 0),
    page:
      page === undefined ? 'none' : page.includes(article.feedId) || page.includes(pageUrl) ? 'article' : 'withdrawn',
    feedEntries: items.filter(({ id }) => id === article.feedId).length,
    state: record.publishing?.state ?? 'none',
  }
}

/** What is seen of an article that nobody has heard of. */
export const nothing: Omit<Seen, 'state'> = {
  threads: 0,
  wholeThreads: 0,
  documents: 0,
  trueDocuments: 0,
  gates: 0,
  replies: 0,
  page: 'none',
  feedEntries: 0,
}

/** Whether a document says what the article says, refers to its thread, and is what its page leads to, with that thread. */
function isTrue(
  world: World,
  { publishing }: ArticleRecord,
  [place, { value }]: readonly [string, StoredRecord],
): boolean {
  const { article, announcement } = publishing ?? {}
  if (!article) return false
  const page = world.site.files.get(`${pagePath(article).slice(1)}index.html`)?.body ?? ''
  const [root] = announcement?.posts ?? []
  const publicationRecord = world.pds.records.get(String(value['site']).split('/').slice(-2).join('/'))
  return (
    value['title'] === article.title &&
    publicationRecord?.value['url'] === world.publication.siteUrl &&
    isDeepStrictEqual(value['bskyPostRef'], root) &&
    (root === undefined || world.pds.records.get(placeOf(root.uri))?.cid === root.cid) &&
    page.includes(`at://${world.pds.did}/${place}"`) &&
    (root === undefined || page.includes(`/post/${root.uri.split('/').at(-1)}"`))
  )
}

const placeOf = (uri: string): string => uri.split('/').slice(-2).join('/')

/** The posts below this root that its commit did not write. */
function repliesOf(world: World, rootPlace: string): readonly string[] {
  const commit = commitOf(world, rootPlace)
  const own = new Set(commit?.writes.map(({ collection, rkey }) => `${collection}/${rkey}`))
  return [...world.pds.records].flatMap(([place, { value }]) => {
    const reply = value['reply'] as { root?: { uri?: string } } | undefined
    return reply?.root?.uri?.endsWith(`/${rootPlace}`) === true && !own.has(place) ? [place] : []
  })
}

const commitOf = (world: World, rootPlace: string) =>
  world.pds.commits.find(({ writes }) =>
    writes.some(({ action, rkey }) => action === 'create' && `${posts}${rkey}` === rootPlace),
  )

/** Whether all posts that were committed with this root still stand, and no commit wrote a part of it only. */
function isWhole(world: World, rootPlace: string): boolean {
  return (
    commitOf(world, rootPlace)?.writes.every(({ collection, rkey }) =>
      world.pds.records.has(`${collection}/${rkey}`),
    ) ?? false
  )
}

function cardUri(value: Readonly<Record<string, unknown>>): string | undefined {
  const embed = value['embed'] as { external?: { uri?: string } } | undefined
  return embed?.external?.uri
}
