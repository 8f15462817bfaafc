import { lexicons } from '@atproto/api'
import { describe, expect, it } from 'vitest'

import { planGates } from '../../shared/thread/gates.ts'
import { computeCid } from '../../shared/thread/cid.ts'

const did = 'did:plc:ewvi7nxzyoun6zhxrhs64oiz'
const place = { did, keys: ['3mg2vbwr3dysw'], createdAt: ['2026-03-02T09:00:00.000Z'] }
const post = `at://${did}/app.bsky.feed.post/3mg2vbwr3dysw`

const rule = (name: string) => ({ $type: `app.bsky.feed.threadgate#${name}` })

describe(planGates, () => {
  it.each([
    { name: 'nothing where nobody asks', wishes: [undefined, { replies: 'everyone', quotes: true }], allow: undefined },
    { name: 'nobody', wishes: [{ replies: 'nobody' }], allow: [] },
    {
      name: 'some, each once',
      wishes: [{ replies: ['followers', 'followers', 'mentioned'] }],
      allow: [rule('followerRule'), rule('mentionRule')],
    },
    { name: 'those whom the account follows', wishes: [{ replies: ['following'] }], allow: [rule('followingRule')] },
    { name: 'what the publication says', wishes: [{}, { replies: 'nobody' }], allow: [] },
    {
      name: 'the article before the publication',
      wishes: [{ replies: 'everyone' }, { replies: 'nobody' }],
      allow: undefined,
    },
  ] as const)('lets reply: $name', ({ wishes, allow }) => {
    const gates = planGates(place, ...wishes)
    expect(gates.map(({ value }) => value)).toEqual(
      allow ? [{ $type: 'app.bsky.feed.threadgate', post, allow, createdAt: place.createdAt[0] }] : [],
    )
  })

  it('takes quotes away where the article or the publication says so', () => {
    const value = {
      $type: 'app.bsky.feed.postgate',
      post,
      embeddingRules: [{ $type: 'app.bsky.feed.postgate#disableRule' }],
      createdAt: place.createdAt[0],
    }
    expect(planGates(place, { quotes: false }, { quotes: true }).map((gate) => gate.value)).toEqual([value])
    expect(planGates(place, undefined, { quotes: false }).map((gate) => gate.value)).toEqual([value])
    expect(planGates(place, { quotes: true }, { quotes: false })).toEqual([])
  })

  it('plans records that the lexicons accept, under the key of the root post', () => {
    const gates = planGates(place, { replies: ['followers', 'following', 'mentioned'], quotes: false })
    expect(gates).toHaveLength(2)
    for (const { collection, rkey, uri, cid, value } of gates) {
      lexicons.assertValidRecord(collection, value)
      expect({ rkey, uri, cid }).toEqual({
        rkey: place.keys[0],
        uri: `at://${did}/${collection}/${rkey}`,
        cid: computeCid(value),
      })
    }
  })
})
