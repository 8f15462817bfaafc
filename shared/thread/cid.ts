import { createHash } from 'node:crypto'

import * as dagCbor from '@ipld/dag-cbor'
import { CID } from 'multiformats/cid'
import * as raw from 'multiformats/codecs/raw'
import * as digest from 'multiformats/hashes/digest'

import type { ThumbBlob } from './post.ts'

const sha256Code = 0x12

/** CIDv1 of a record as a repository stores it: dag-cbor, sha-256, blob references as links. */
export const computeCid = (record: object): string => cidOf(dagCbor.code, dagCbor.encode(withLinks(record)))

/** The reference by which records name these bytes once they are uploaded: CIDv1, raw, sha-256. */
export const composeBlob = (bytes: Uint8Array, mimeType: string): ThumbBlob => ({
  $type: 'blob',
  ref: { $link: cidOf(raw.code, bytes) },
  mimeType,
  size: bytes.length,
})

const cidOf = (codec: number, bytes: Uint8Array): string =>
  CID.createV1(codec, digest.create(sha256Code, createHash('sha256').update(bytes).digest())).toString()

/** The same value with every `{ $link }` of the JSON form as a CID. */
function withLinks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withLinks)
  if (typeof value !== 'object' || value === null) return value
  if ('$link' in value) return CID.parse((value as ThumbBlob['ref']).$link)
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withLinks(inner)]))
}
