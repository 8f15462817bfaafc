import { createHash } from 'node:crypto'

import * as dagCbor from '@ipld/dag-cbor'
import { CID } from 'multiformats/cid'
import * as digest from 'multiformats/hashes/digest'

import { tagLimits } from './post-text.ts'
import type { Card, Facet, Post, Thread, ThumbBlob } from './post.ts'

const sha256Code = 0x12

/** `com.atproto.repo.strongRef`. */
export interface StrongRef {
  readonly uri: string
  readonly cid: string
}

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
export interface PlannedRecord extends StrongRef {
  readonly collection: 'app.bsky.feed.post'
  readonly rkey: string
  readonly value: PostRecord
}

/**
 * The thread as records, each a reply to the one before it.
 *
 * @throws {Error} when there are fewer keys or times than posts
 */
export function planThreadRecords(
  thread: Thread,
  place: { did: string; keys: readonly string[]; createdAt: readonly string[] },
): PlannedRecord[] {
  const records: PlannedRecord[] = []
  for (const [index, post] of thread.entries()) {
    const rkey = place.keys[index]
    const createdAt = place.createdAt[index]
    if (rkey === undefined || createdAt === undefined) {
      throw new Error(`Cannot plan ${thread.length} posts: only ${index} record keys are reserved`)
    }
    const value = composeRecord(post, createdAt, records)
    const collection = value.$type
    records.push({ collection, rkey, uri: `at://${place.did}/${collection}/${rkey}`, cid: computeCid(value), value })
  }
  return records
}

/** CIDv1 of a record as a repository stores it: dag-cbor, sha-256, blob references as links. */
export function computeCid(record: object): string {
  const hash = createHash('sha256')
    .update(dagCbor.encode(withLinks(record)))
    .digest()
  return CID.createV1(dagCbor.code, digest.create(sha256Code, hash)).toString()
}

function composeRecord(post: Post, createdAt: string, before: readonly StrongRef[]): PostRecord {
  const root = before[0]
  const parent = before.at(-1)
  return {
    $type: 'app.bsky.feed.post',
    text: post.text,
    ...(post.facets.length > 0 && { facets: post.facets }),
    ...(post.langs.length > 0 && { langs: post.langs.slice(0, 3) }),
    ...(post.tags.length > 0 && { tags: post.tags.slice(0, tagLimits.count) }),
    ...(root && parent && { reply: { root: refTo(root), parent: refTo(parent) } }),
    ...(post.card && { embed: { $type: 'app.bsky.embed.external', external: post.card } }),
    createdAt,
  }
}

const refTo = ({ uri, cid }: StrongRef): StrongRef => ({ uri, cid })

/** The same value with every `{ $link }` of the JSON form as a CID. */
function withLinks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withLinks)
  if (typeof value !== 'object' || value === null) return value
  if ('$link' in value) return CID.parse((value as ThumbBlob['ref']).$link)
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withLinks(inner)]))
}
