import { lexicons } from '@atproto/api'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { composeThread } from '../../shared/thread/compose.ts'
import { resolveMentions } from '../../shared/thread/mentions.ts'
import type { Post } from '../../shared/thread/post.ts'
import { reserveRecordKeys } from '../../shared/thread/record-keys.ts'
import { computeCid } from '../../shared/thread/cid.ts'
import { planThreadRecords } from '../../shared/thread/records.ts'

const did = 'did:plc:ewvi7nxzyoun6zhxrhs64oiz'
const nowMs = Date.UTC(2026, 10, 23, 9)
const card = { uri: 'https://example.org/articles/one/', title: 'One', description: '' }
const link = { $type: 'app.bsky.richtext.facet#link', uri: 'https://example.org/' } as const
const plain = { facets: [], langs: ['en'], tags: ['Ports'] }
const thread: Post[] = [
  { ...plain, text: 'One 👩‍👩‍👧‍👦', facets: [{ index: { byteStart: 0, byteEnd: 3 }, features: [link] }], card },
  { ...plain, text: 'Two' },
  { ...plain, text: 'Three' },
]
const plan = (posts: readonly Post[]) =>
  planThreadRecords(posts, { did, ...reserveRecordKeys({ nowMs, seed: 'one-1a2b', count: posts.length }) })

describe(planThreadRecords, () => {
  it('computes the CIDs that a repository computes', () => {
    // These were computed by @atproto/lex-cbor 0.1.6 from the same records.
    expect(plan(thread).map(({ cid }) => cid)).toEqual([
      'bafyreialjumu6zdyzio6dl2ocbsok2fatezq6hm2p6y3dxbkjxxlixnche',
      'bafyreibyb4v5exsyat2wf4kciibyxd4nxrqlsuackgm7ijmtadxbybnpgy',
      'bafyreiarzer7racrzh6bwiafr7ngbvbyrdccxissyuaoz6azbcdprugmiq',
    ])
  })

  it('makes each post a reply to the one before and to the first', () => {
    const [first, second, third] = plan(thread)
    const refs = [first, second].map((record) => ({ uri: record?.uri, cid: record?.cid }))
    expect(first?.value).not.toHaveProperty('reply')
    expect(second?.value).not.toHaveProperty('facets')
    expect(second?.value.reply).toEqual({ root: refs[0], parent: refs[0] })
    expect(third?.value.reply).toEqual({ root: refs[0], parent: refs[1] })
    expect(third?.uri).toBe(`at://${did}/app.bsky.feed.post/${third?.rkey}`)
  })

  it('takes up to three languages', () => {
    const [record] = plan([{ text: 'One', facets: [], langs: ['en', 'de', 'fr', 'ja'], tags: [] }])
    expect(record?.value.langs).toEqual(['en', 'de', 'fr'])
    expect(record?.value).not.toHaveProperty('tags')
  })

  it('refuses a thread that is longer than the reserved keys', () => {
    const reserved = reserveRecordKeys({ nowMs, seed: 'one-1a2b', count: 2 })
    expect(() => planThreadRecords(thread, { did, ...reserved })).toThrow(
      'Cannot plan 3 posts: only 2 record keys are reserved',
    )
  })

  it('plans records of 1 to 10 posts that the lexicon accepts', () => {
    const word = fc.oneof(
      fc.constantFrom('👩‍👩‍👧‍👦', 'e\u0301', 'שלום', 'مرحبا', 'a. ', '\u200F'),
      fc.string({ unit: 'grapheme' }),
    )
    const text = fc.array(word, { maxLength: 400 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 10 }), fc.array(text), (posts, tags) => {
        const composed = composeThread(
          { title: 'Title', summary: '', bodyHtml: '', language: 'en', tags, bluesky: { thread: posts } },
          { pageUrl: card.uri, maxPosts: 10 },
        )
        const records = plan(resolveMentions(composed, new Map()).thread)
        expect(new Set(records.map(({ cid }) => cid)).size).toBe(records.length)
        for (const { value } of records) lexicons.assertValidRecord('app.bsky.feed.post', value)
      }),
      { numRuns: 200 },
    )
  })
})

describe(computeCid, () => {
  it('takes a blob reference for a link', () => {
    const ref = { $link: 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku' }
    // Computed by @atproto/lex-cbor 0.1.6, with a CID in place of the `$link`.
    expect(computeCid({ a: { $type: 'blob', ref, mimeType: 'image/jpeg', size: 3 } })).toBe(
      'bafyreib44zoosebgznpiekkfarnbsuf6o5tnlew2jzlpwcye4sk5uwo6um',
    )
  })
})
