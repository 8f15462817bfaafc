import type { ThreadWishes } from '../article/article.ts'
import { planRecord, type PlannedRecord, type ThreadPlace } from './records.ts'

/** `app.bsky.feed.threadgate`: who may reply. Without rules nobody may, beside the account itself. */
interface ThreadgateRecord {
  readonly $type: 'app.bsky.feed.threadgate'
  readonly post: string
  readonly allow: readonly { readonly $type: string }[]
  readonly createdAt: string
}

/** `app.bsky.feed.postgate`: whether others may quote. */
interface PostgateRecord {
  readonly $type: 'app.bsky.feed.postgate'
  readonly post: string
  readonly embeddingRules: readonly { readonly $type: string }[]
  readonly createdAt: string
}

export const gateCollections = ['app.bsky.feed.threadgate', 'app.bsky.feed.postgate'] as const

const rules = { followers: 'followerRule', following: 'followingRule', mentioned: 'mentionRule' } as const

/**
 * The gates of a thread, each under the key of the root post; none where everyone may do everything. The article's own
 * wishes come before the publication's.
 */
export function planGates(
  place: ThreadPlace,
  ...wishes: readonly (Pick<ThreadWishes, 'replies' | 'quotes'> | undefined)[]
): PlannedRecord<ThreadgateRecord | PostgateRecord>[] {
  const [rkey = ''] = place.keys
  const [createdAt = ''] = place.createdAt
  const post = `at://${place.did}/app.bsky.feed.post/${rkey}`
  const replies = wishes.find((wish) => wish?.replies !== undefined)?.replies ?? 'everyone'
  const quotes = wishes.find((wish) => wish?.quotes !== undefined)?.quotes ?? true
  const gates: (ThreadgateRecord | PostgateRecord)[] = []
  if (replies !== 'everyone') {
    const groups = replies === 'nobody' ? [] : [...new Set(replies)]
    const allow = groups.map((group) => ({ $type: `app.bsky.feed.threadgate#${rules[group]}` }))
    gates.push({ $type: 'app.bsky.feed.threadgate', post, allow, createdAt })
  }
  if (!quotes) {
    const embeddingRules = [{ $type: 'app.bsky.feed.postgate#disableRule' }]
    gates.push({ $type: 'app.bsky.feed.postgate', post, embeddingRules, createdAt })
  }
  return gates.map((gate) => planRecord(place.did, rkey, gate))
}
