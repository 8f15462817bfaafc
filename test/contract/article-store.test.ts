import { describe, expect, it } from 'vitest'

import { createArticlesTable } from '../../shared/adapters/articles-table.ts'
import { createUnfinishedIndex } from '../../shared/adapters/unfinished-index.ts'
import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import type { ArticleStore } from '../../shared/pipeline/article-store.ts'
import type { UnfinishedIndex } from '../../shared/pipeline/redrive.ts'
import { FakeArticles } from '../support/fakes/fake-articles.ts'
import { bothStores } from './stores.ts'

const at = '2026-03-02T09:00:00.000Z'

const recordOf = (id: string, revision = 1, rest: Partial<ArticleRecord> = {}): ArticleRecord => ({
  id,
  uploadKey: `${id}.md`,
  revision,
  receipt: { outcome: 'accepted', at, title: 'The pier reopens', notes: [] },
  ...rest,
})

const due = (id: string, when: string) => recordOf(id, 1, { waitingFor: 'publish', due: when })

const stores = bothStores<ArticleStore & UnfinishedIndex>(
  'articles',
  () => new FakeArticles(),
  (table) => ({ ...createArticlesTable(table), ...createUnfinishedIndex(table) }),
)

describe.each(stores)('articles $name', ({ open }) => {
  it('give nothing for an id without a record', async () => {
    expect(await (await open()).get('none')).toBeUndefined()
  })

  it('give back a record as it was written', async () => {
    const store = await open()
    const record = recordOf('pier', 1, {
      waitingFor: 'announce',
      due: at,
      lastError: '',
      failures: 0,
      etag: 'é“😀',
      receipt: { outcome: 'rejected', at, complaints: [{ message: 'a', line: 3 }] },
    })
    expect(await store.put(record)).toBe(true)
    expect(await store.get('pier')).toEqual(record)
    expect(await store.getMany(['pier', 'pier'])).toEqual([record])
  })

  it('keep a record apart from the object that it was written from', async () => {
    const store = await open()
    const notes: string[] = []
    await store.put(recordOf('pier', 1, { receipt: { outcome: 'accepted', at, title: 'One', notes } }))
    notes.push('changed')
    expect(await store.get('pier')).toMatchObject({ receipt: { notes: [] } })
  })

  it.each([
    { name: 'the first revision where there is none', before: [], write: 1, result: true },
    { name: 'the next revision', before: [1], write: 2, result: true },
    { name: 'a revision far on', before: [1, 2, 3], write: 4, result: true },
    { name: 'a second revision where there is none', before: [], write: 2, result: false },
    { name: 'another first revision', before: [1], write: 1, result: false },
    { name: 'another present revision', before: [1, 2], write: 2, result: false },
    { name: 'a revision long gone', before: [1, 2, 3], write: 2, result: false },
    { name: 'a revision that leaves one out', before: [1], write: 3, result: false },
  ])('answer $result to $name', async ({ before, write, result }) => {
    const store = await open()
    for (const revision of before) expect(await store.put(recordOf('pier', revision))).toBe(true)
    const standing = await store.get('pier')
    const written = recordOf('pier', write, { etag: 'other' })
    expect(await store.put(written)).toBe(result)
    expect(await store.get('pier')).toEqual(result ? written : standing)
  })

  it('take a property without a value for one that is absent', async () => {
    const store = await open()
    const publishing = { announcement: undefined } as unknown as NonNullable<ArticleRecord['publishing']>
    const record = recordOf('pier', 1, { publishing })
    expect(await store.put(record)).toBe(true)
    expect(await store.put(record)).toBe(true)
    expect(await store.get('pier')).toStrictEqual(recordOf('pier', 1, { publishing: {} as typeof publishing }))
  })

  it('answer true to the very record that stands there already', async () => {
    const store = await open()
    for (const revision of [1, 2]) {
      expect(await store.put(recordOf('pier', revision, { due: at, waitingFor: 'publish' }))).toBe(true)
      expect(await store.put(recordOf('pier', revision, { waitingFor: 'publish', due: at }))).toBe(true)
    }
    expect(await store.put(recordOf('pier', 1, { due: at, waitingFor: 'publish' }))).toBe(false)
  })

  it('let one of many writers of the same revision win', async () => {
    const store = await open()
    const won = await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => store.put(recordOf('pier', 1, { etag: `writer ${writer}` }))),
    )
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await store.get('pier')).toMatchObject({ etag: `writer ${won.indexOf(true)}` })
  })

  it('know the revision of each record, and of nothing else', async () => {
    const store = await open()
    for (const revision of [1, 2]) await store.put(recordOf('pier', revision))
    await store.put(recordOf('quay'))
    expect(await store.getRevisions(['pier', 'none', 'quay', 'pier'])).toEqual(
      new Map([
        ['pier', 2],
        ['quay', 1],
      ]),
    )
  })

  it('give outlines without the texts, of accepted articles only', async () => {
    const store = await open()
    const outlined = {
      id: 'pier',
      feedId: 'tag:example.org,2026:pier',
      slug: 'pier',
      title: 'The pier reopens',
      summary: '',
      language: 'en',
      tags: ['harbour', 'storms'],
      published: at,
      updated: at,
      draft: false,
    }
    const article = { ...outlined, bodyHtml: '<p>Long</p>', authors: [], withdrawn: false, bluesky: false as const }
    const publishing = { state: 'withdrawn', article, version: 2, liveVersion: 1, withdrawnAt: at } as const
    await store.put(recordOf('pier', 1, { publishing }))
    await store.put(recordOf('rejected'))
    expect(await store.getOutlines(['pier', 'rejected', 'none', 'pier'])).toEqual([
      { revision: 1, state: 'withdrawn', version: 2, withdrawnAt: at, article: outlined },
    ])
  })

  it('give many records at once, more than one batch holds, and leave out ids without one', async () => {
    const store = await open()
    const ids = Array.from({ length: 230 }, (_, number) => `article-${number}`)
    const written = ids.filter((_, index) => index % 10 !== 0)
    await Promise.all(written.map(async (id) => store.put(recordOf(id))))
    const found = await store.getMany(ids)
    expect(found.map(({ id }) => id).toSorted()).toEqual(written.toSorted())
    expect(await store.getMany([])).toEqual([])
  })

  it('give every record of a batch that is too large for one answer', async () => {
    const store = await open()
    // DynamoDB answers with 16 MB at most, and says which keys are left.
    const ids = Array.from({ length: 60 }, (_, number) => `article-${number}`)
    const lastError = 'x'.repeat(300_000)
    for (const id of ids) await store.put(recordOf(id, 1, { lastError }))
    expect(await store.getMany(ids)).toHaveLength(60)
  })

  it('give a slug to the first that asks, and to it again', async () => {
    const store = await open()
    expect(await store.claimSlug('pier', 'one')).toBe(true)
    expect(await store.claimSlug('pier', 'one')).toBe(true)
    expect(await store.claimSlug('pier', 'two')).toBe(false)
    expect(await store.claimSlug('harbour', 'two')).toBe(true)
    expect(await store.claimSlug('pier', 'one')).toBe(true)
  })

  it('name what is due, the longest due first, up to the very millisecond', async () => {
    const store = await open()
    await store.put(due('late', '2026-03-02T09:00:00.001Z'))
    await store.put(due('now', '2026-03-02T09:00:00.000Z'))
    await store.put(due('before', '2026-03-02T08:59:59.999Z'))
    await store.put(due('long', '2025-12-31T23:59:59.000Z'))
    await store.put(recordOf('finished'))
    expect(await store.due(Date.parse(at))).toEqual(['long', 'before', 'now'])
  })

  it('no longer name what is finished, and name anew what is put off', async () => {
    const store = await open()
    await store.put(due('pier', at))
    await store.put({ ...due('quay', at), waitingFor: 'ingest' })
    await store.put(recordOf('pier', 2))
    await store.put({ ...due('quay', '2026-03-03T09:00:00.000Z'), revision: 2 })
    expect(await store.due(Date.parse(at))).toEqual([])
    expect(await store.due(Date.parse('2026-03-03T09:00:00.000Z'))).toEqual(['quay'])
  })

  it('name all that is due, on however many pages', async () => {
    const store = await open()
    // A page of a query holds 1 MB.
    const ids = Array.from({ length: 620 }, (_, number) => `${String(number).padStart(3, '0')}-${'long'.repeat(450)}`)
    await Promise.all(ids.map(async (id) => store.put(due(id, at))))
    expect((await store.due(Date.parse(at))).toSorted()).toEqual(ids)
  })
})
