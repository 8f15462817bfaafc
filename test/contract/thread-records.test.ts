import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { connectBluesky } from '../../shared/adapters/bluesky.ts'
import { composeThread } from '../../shared/thread/compose.ts'
import { resolveMentions } from '../../shared/thread/mentions.ts'
import { reserveRecordKeys } from '../../shared/thread/record-keys.ts'
import { planThreadRecords, type PlannedRecord, type PostRecord } from '../../shared/thread/records.ts'
import type { StrongRef } from '../../shared/thread/strong-ref.ts'
import { pick, seededRandom } from '../faults/seeded-random.ts'
import { listPosts } from './list-posts.ts'
import { type FrontedPds, startFrontedPds } from './pds-front.ts'

let fronted: FrontedPds

beforeAll(async () => {
  fronted = await startFrontedPds()
})

afterAll(async () => fronted.stop())

/** What posts are made of: scripts, joined emoji, marks that combine, addresses, tags and odd spaces. */
const words = [
  'The pier reopens. ',
  'Zwölf Häfen, ',
  '港が再開した。',
  'الميناء مفتوح ',
  'שלום ',
  'e\u0301tage ',
  'नमस्ते ',
  '👩‍👩‍👧‍👦 ',
  '🇪🇺🇺🇳 ',
  '“quoted” ',
  'https://example.org/a?b=c&d=é ',
  '#Ports ',
  '#港 ',
  '\u200F',
  '\u00A0',
  '\n\n',
  'a',
  '\\"{}',
]

const threads = 1000
/** Records of one write; a PDS takes 200. */
const writesAtOnce = 190
const nowMs = Date.parse('2026-03-02T09:00:00.000Z')

/** The same thread for the same number. */
function planRandomThread(number: number, did: string): readonly PlannedRecord<PostRecord>[] {
  const random = seededRandom(number)
  const upTo = (count: number): number => Math.floor(random() * count)
  const text = (length: number): string => Array.from({ length }, () => pick(random, words)).join('')
  const posts = Array.from({ length: 1 + (number % 10) }, (_, index) => `${index} ${text(1 + upTo(20))}`)
  const composed = composeThread(
    {
      title: `${number} ${text(3)}`,
      summary: random() < 0.2 ? '' : text(8),
      bodyHtml: '',
      language: pick(random, ['en', 'de', 'ja', 'ar', 'pt-BR']),
      tags: Array.from({ length: upTo(10) }, () => text(1)),
      bluesky: { thread: posts },
    },
    { pageUrl: `https://digest.example.org/articles/${number}/`, maxPosts: 10 },
  )
  const thread = resolveMentions(composed, new Map()).thread.slice(0, 10)
  const place = reserveRecordKeys({ nowMs: nowMs + number * 100, seed: `article-${number}`, count: 10 })
  return planThreadRecords(thread, { did, ...place })
}

describe(planThreadRecords, () => {
  it('computes the CIDs under which a PDS stores a thread, so that every reply resolves', async () => {
    const { url: serviceUrl, handle, appPassword, did } = fronted.pds
    const microblog = connectBluesky({ serviceUrl, handle, appPassword: async () => appPassword })
    const session = await microblog.signIn()
    const planned = Array.from({ length: threads }, (_, number) => planRandomThread(number, did))
    const lengths = Map.groupBy(planned, ({ length }) => length)
    expect([...lengths.keys()].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])

    let batch: PlannedRecord<PostRecord>[] = []
    const write = async (): Promise<void> => {
      const writes = batch.map(
        ({ collection, rkey, value }) => ({ action: 'create', collection, rkey, value }) as const,
      )
      await microblog.write(session, writes, await microblog.head(session))
      batch = []
    }
    for (const thread of planned) {
      if (batch.length + thread.length > writesAtOnce) await write()
      batch.push(...thread)
    }
    await write()

    const records = planned.flat()
    const stored = await listPosts(fronted.pds)
    const [equal, replies] = [[], []] as [PlannedRecord<PostRecord>[], StrongRef[]]
    for (const record of records) {
      expect(stored.get(record.uri)?.value).toEqual(record.value)
      if (stored.get(record.uri)?.cid === record.cid) equal.push(record)
      if (record.value.reply) replies.push(record.value.reply.root, record.value.reply.parent)
    }
    const resolved = replies.filter(({ uri, cid }) => stored.get(uri)?.cid === cid)
    for (const { cid, collection, rkey, value } of records.filter((_, index) => index % 25 === 0)) {
      expect(await microblog.read(session, collection, rkey)).toEqual({ cid, value })
    }
    console.log(
      `CIDs: ${equal.length} of ${records.length} as computed, ${resolved.length} of ${replies.length} references resolve, in ${planned.length} threads`,
    )
    expect(equal).toHaveLength(records.length)
    expect(resolved).toHaveLength(replies.length)
    expect(replies.length).toBeGreaterThan(4000)
  })
})
