import { describe, expect, it } from 'vitest'

import { createVolumesTable } from '../../shared/adapters/volumes-table.ts'
import { findPlaces, place, readHead, readVolume, type VolumeStore } from '../../shared/pipeline/volumes.ts'
import { FakeVolumes } from '../support/fakes/fake-volumes.ts'
import { bothStores } from './stores.ts'

const stores = bothStores<VolumeStore>('volumes', () => new FakeVolumes(), createVolumesTable)

const list = 'all'
const threes = { list, capacity: 3 }
const idsOf = (count: number, from = 0): readonly string[] =>
  Array.from({ length: count }, (_, number) => `article-${from + number}`)

describe.each(stores)('volumes $name', ({ open }) => {
  it('are empty at first', async () => {
    const store = await open()
    expect(await store.head(list)).toBeUndefined()
    expect(await store.full(list, 1)).toBeUndefined()
    expect(await store.places(list, ['article-0'])).toEqual(new Map())
    expect(await readVolume(store, threes, 1)).toEqual({ number: 1, ids: [], isFull: false, hasNext: false })
  })

  it('have a head that is written in place of the revision before it, and of no other', async () => {
    const store = await open()
    const head = { revision: 1, number: 1, ids: ['article-0'] }
    expect(await store.putHead(list, head)).toBe(true)
    expect(await store.putHead(list, { ...head, ids: ['article-1'] })).toBe(false)
    expect(await store.putHead(list, { ...head, revision: 3 })).toBe(false)
    expect(await store.putHead(list, { ...head, revision: 2, ids: ['article-0', 'article-1'] })).toBe(true)
    expect(await store.head(list)).toEqual({ revision: 2, number: 1, ids: ['article-0', 'article-1'] })
  })

  it('keep a full volume and the place of each of its members, however often they are told', async () => {
    const store = await open()
    const ids = idsOf(101)
    await store.putFull(list, 7, ids)
    await store.putFull(list, 7, ids)
    expect(await store.full(list, 7)).toEqual(ids)
    expect(await store.full(list, 6)).toBeUndefined()
    const places = await store.places(list, [...ids, 'article-0', 'nobody'])
    expect([...places].toSorted(([, a], [, b]) => a.index - b.index)).toEqual(
      ids.map((id, index) => [id, { number: 7, index }]),
    )
    expect(await store.places('other', ids)).toEqual(new Map())
  })

  it('fill one after the other, in the order in which articles come', async () => {
    const store = await open()
    expect(await place(store, threes, idsOf(2))).toEqual(
      new Map([
        ['article-0', { number: 1, index: 0 }],
        ['article-1', { number: 1, index: 1 }],
      ]),
    )
    await place(store, threes, idsOf(5, 2))
    const read = await Promise.all([1, 2, 3, 4].map(async (number) => readVolume(store, threes, number)))
    expect(read).toEqual([
      { number: 1, ids: idsOf(3), isFull: true, hasNext: true },
      { number: 2, ids: idsOf(3, 3), isFull: true, hasNext: true },
      { number: 3, ids: idsOf(1, 6), isFull: false, hasNext: false },
      { number: 4, ids: [], isFull: false, hasNext: false },
    ])
    expect(await readHead(store, threes)).toEqual({ number: 3, ids: idsOf(1, 6), isFull: false, hasNext: false })
    await place(store, threes, idsOf(2, 7))
    expect(await readHead(store, threes)).toEqual({ number: 3, ids: idsOf(3, 6), isFull: true, hasNext: false })
  })

  it('give an article its place once', async () => {
    const store = await open()
    const first = await place(store, threes, idsOf(8))
    expect(await place(store, threes, idsOf(8).toReversed())).toEqual(first)
    expect(await findPlaces(store, list, [...idsOf(8), 'nobody'])).toEqual(first)
    expect(await place(store, threes, ['article-8', 'article-8', 'article-0'])).toEqual(
      new Map([
        ['article-0', { number: 1, index: 0 }],
        ['article-8', { number: 3, index: 2 }],
      ]),
    )
  })

  it('begin one only after what has to be done when the one before it is full', async () => {
    const store = await open()
    const begun: (number | undefined)[] = []
    const note = async (): Promise<void> => void begun.push((await store.head(list))?.number)
    await place(store, threes, idsOf(3), { beforeNext: note })
    expect(begun).toEqual([])
    await place(store, threes, idsOf(5, 3), { beforeNext: note })
    expect(begun).toEqual([1, 2])
    const failing = async (): Promise<void> => Promise.reject(new Error('Not now'))
    await place(store, threes, idsOf(1, 8), { beforeNext: failing })
    await expect(place(store, threes, idsOf(1, 9), { beforeNext: failing })).rejects.toThrow('Not now')
    expect((await store.head(list))?.number).toBe(3)
  })

  it('place each once when eight do so at a time', async () => {
    const store = await open()
    const ids = idsOf(24)
    const answers = await Promise.all(
      Array.from({ length: 8 }, async (_, worker) => place(store, threes, ids.slice(worker * 2, worker * 2 + 10))),
    )
    const volumes = await Promise.all(
      Array.from({ length: 9 }, async (_, index) => readVolume(store, threes, index + 1)),
    )
    expect(volumes.flatMap((volume) => volume.ids).toSorted()).toEqual(ids.toSorted())
    const known = await findPlaces(store, list, ids)
    for (const answer of answers) for (const [id, where] of answer) expect(known.get(id)).toEqual(where)
  })
})
