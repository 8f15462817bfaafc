import { isDeepStrictEqual } from 'node:util'

import { type Article, pagePath } from '../../../shared/article/article.ts'
import { articleId } from '../../../shared/article/identity.ts'
import { composeThread } from '../../../shared/thread/compose.ts'
import { listPosts, listRecords, type StoredPost } from '../../contract/list-posts.ts'
import type { EmulatedWorld } from './emulated-world.ts'
import type { Lane } from './lane.ts'

/** What the world holds of one article, read from the repository, the site's bucket and the table. */
export interface Seen {
  readonly threads: number
  readonly wholeThreads: number
  /** Documents of the article, and those of them that say what it says and which thread is about it. */
  readonly documents: number
  readonly trueDocuments: number
  /** Posts that belong to no thread of the article although they are about it. */
  readonly strayPosts: number
  readonly page: 'article' | 'another version' | 'withdrawn' | 'none'
  readonly feedEntries: number
  readonly state: string
}

const nothing: Omit<Seen, 'state'> = {
  threads: 0,
  wholeThreads: 0,
  documents: 0,
  trueDocuments: 0,
  strayPosts: 0,
  page: 'none',
  feedEntries: 0,
}

const shownVersion = (page: string, article: Article) =>
  page.includes(article.summary) ? 'article' : 'another version'

interface Reply {
  readonly root: { readonly uri: string; readonly cid: string }
  readonly parent: { readonly uri: string; readonly cid: string }
}

const replyOf = ({ value }: StoredPost) => value['reply'] as Reply | undefined

const cardOf = ({ value }: StoredPost) => (value['embed'] as { external?: { uri?: string } } | undefined)?.external?.uri

export async function observe(world: EmulatedWorld, lane: Lane, key: string): Promise<Seen> {
  const { articles, site, destroy } = await world.look()
  try {
    const record = await articles.get(articleId(key))
    const publishing = record?.publishing
    if (!publishing) {
      const state = record?.receipt.outcome ?? 'unknown'
      return { ...nothing, state }
    }
    const { article, state } = publishing
    const pageUrl = `${world.publication.siteUrl}${pagePath(article)}`
    const posts = [...(await listPosts(lane.fronted.pds)).values()]
    const about = posts.filter((post) => cardOf(post) === pageUrl)
    const roots = about.filter((post) => !replyOf(post))
    const expected = composeThread(article, { pageUrl, maxPosts: world.publication.bluesky?.maxPosts ?? 1 }).length
    const isWhole = (root: StoredPost): boolean => chainOf(root, posts).length === expected
    const documents = [...(await listRecords(lane.fronted.pds, 'site.standard.document')).values()].filter(
      ({ value }) => value['path'] === pagePath(article),
    )
    const isTrue = ({ value }: StoredPost): boolean =>
      value['title'] === article.title &&
      value['description'] === article.summary &&
      roots.some(({ uri, cid }) => isDeepStrictEqual(value['bskyPostRef'], { uri, cid }))
    const inThreads = new Set(roots.flatMap((root) => chainOf(root, posts)))
    const page = (await site.get(`${pagePath(article).slice(1)}index.html`))?.body
    const feed = (await site.get('feed.json'))?.body ?? '{"items":[]}'
    const { items } = JSON.parse(feed) as { items: { id: string }[] }
    return {
      threads: roots.length,
      wholeThreads: roots.filter(isWhole).length,
      documents: documents.length,
      trueDocuments: documents.filter(isTrue).length,
      strayPosts: about.filter((post) => !inThreads.has(post)).length,
      page: page === undefined ? 'none' : page.includes(pageUrl) ? shownVersion(page, article) : 'withdrawn',
      feedEntries: items.filter(({ id }) => id === article.feedId).length,
      state,
    }
  } finally {
    destroy()
  }
}

/** A root and its replies, each to the one before it by its exact URI and CID. */
function chainOf(root: StoredPost, posts: readonly StoredPost[]): readonly StoredPost[] {
  const chain = [root]
  for (;;) {
    const parent = chain.at(-1)
    const next = posts.find((post) => {
      const reply = replyOf(post)
      return (
        reply?.parent.uri === parent?.uri &&
        reply?.parent.cid === parent?.cid &&
        reply?.root.uri === root.uri &&
        reply.root.cid === root.cid
      )
    })
    if (!next) return chain
    chain.push(next)
  }
}
