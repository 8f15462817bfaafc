import { computeCid } from './cid.ts'
import { tagLimits } from './post-text.ts'
import type { Card, Facet, Post, Thread } from './post.ts'
import { refTo, type StrongRef } from './strong-ref.ts'

/** `app.bsky.feed.post`. */
export interface PostRecord {
  readonly $type: 'app.bsky.feed.post'
  readonly text: string
  readonly facets?: readonly Facet[]
  readonly langs?: readonly string[]
  readonly tags?: readonly string[]
  readonly reply?: { readonly root: StrongRef; readonly parent: StrongRef }
  readonly embed?: { readonly $type: 'app.bsky.embed.external'; readonly external: Card }
  readonly createdAt: string
}

/** A record with its place and its CID, before it is sent. Send `value` as it is: the CID is of this object. */
export interface PlannedRecord<
  Value extends { readonly $type: string } = { readonly $type: string },
> extends StrongRef {
  readonly collection: Value['$type']
  readonly rkey: string
  readonly value: Value
}

/** Where posts go: keys and times, in order, one for each. */
export interface ThreadPlace {
  readonly did: string
  readonly keys: readonly string[]
  readonly createdAt: readonly string[]
}

/** This record under this key of the account's repository. */
export function planRecord<Value extends { readonly $type: string }>(
  did: string,
  rkey: string,
  value: Value,
): PlannedRecord<Value> {
  const collection: Value['$type'] = value.$type
  return { collection, rkey, uri: `at://${did}/${collection}/${rkey}`, cid: computeCid(value), value }
}

/**
 * The thread as records, each a reply to the one before it.
 *
 * @param before what the thread itself replies to: its first post replies to `parent`, and all of them are below `root`
 * @throws {Error} when there are fewer keys or times than posts
 */
export function planThreadRecords(
  thread: Thread,
  place: ThreadPlace,
  before?: { readonly root: StrongRef; readonly parent: StrongRef },
): PlannedRecord<PostRecord>[] {
  const records: PlannedRecord<PostRecord>[] = []
  for (const [index, post] of thread.entries()) {
    const rkey = place.keys[index]
    const createdAt = place.createdAt[index]
    if (rkey === undefined || createdAt === undefined) {
      throw new Error(`Cannot plan ${thread.length} posts: only ${index} record keys are reserved`)
    }
    const root = before?.root ?? records[0]
    const parent = records.at(-1) ?? before?.parent
    records.push(planRecord(place.did, rkey, composeRecord(post, createdAt, root, parent)))
  }
  return records
}

const composeRecord = (post: Post, createdAt: string, root?: StrongRef, parent?: StrongRef): PostRecord => ({
  $type: 'app.bsky.feed.post',
  text: post.text,
  ...(post.facets.length > 0 && { facets: post.facets }),
  ...(post.langs.length > 0 && { langs: post.langs.slice(0, 3) }),
  ...(post.tags.length > 0 && { tags: post.tags.slice(0, tagLimits.count) }),
  ...(root && parent && { reply: { root: refTo(root), parent: refTo(parent) } }),
  ...(post.card && { embed: { $type: 'app.bsky.embed.external', external: post.card } }),
  createdAt,
})
