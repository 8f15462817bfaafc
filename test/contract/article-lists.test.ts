import { describe, expect, it } from 'vitest'

import { createListsTable } from '../../shared/adapters/lists-table.ts'
import type { ArticleLists, Listing } from '../../shared/pipeline/article-lists.ts'
import { FakeLists } from '../support/fakes/fake-lists.ts'
import { bothStores } from './stores.ts'

const row = (id: string, published = '2026-03-02T09:00:00.000Z'): Listing => ({ published, id })

const stores = bothStores<ArticleLists>('lists', () => new FakeLists(), createListsTable)

describe.each(stores)('lists $name', ({ open }) => {
  it('are empty at first', async () => {
    const lists = await open()
    expect(await lists.newest('all', 50)).toEqual([])
    expect(await lists.count('all')).toBe(0)
  })

  it('give the newest first, and articles of the same instant by id, descending', async () => {
    const lists = await open()
    const old = row('z', '2025-12-31T23:59:59.999Z')
    const [b, a, c] = [row('b'), row('a'), row('c')]
    const latest = row('a', '2026-03-02T09:00:00.001Z')
    for (const each of [b, latest, a, old, c]) await lists.add('all', each)
    expect(await lists.newest('all', Number.POSITIVE_INFINITY)).toEqual([latest, c, b, a, old])
    expect(await lists.newest('all', 2)).toEqual([latest, c])
  })

  it('tell what is beside a place, the nearest first, whether or not it is taken', async () => {
    const lists = await open()
    const [a, b, c] = [row('a'), row('b'), row('c', '2026-03-03T09:00:00.000Z')]
    for (const each of [b, c, a]) await lists.add('all', each)
    expect(await lists.beside('all', b, 'before', 5)).toEqual([a])
    expect(await lists.beside('all', a, 'after', 5)).toEqual([b, c])
    expect(await lists.beside('all', a, 'after', 1)).toEqual([b])
    expect(await lists.beside('all', row('aa'), 'before', 1)).toEqual([a])
    expect(await lists.beside('all', row('aa'), 'after', 1)).toEqual([b])
    expect(await lists.beside('all', c, 'after', 1)).toEqual([])
    expect(await lists.beside('other', b, 'before', 1)).toEqual([])
  })

  it('have a row once, however often it is added, and not at all once it is removed', async () => {
    const lists = await open()
    await lists.add('all', row('a'))
    await lists.add('all', row('a'))
    expect(await lists.count('all')).toBe(1)
    await lists.remove('all', row('a', '2026-03-02T09:00:00.001Z'))
    await lists.remove('all', row('b'))
    expect(await lists.newest('all', 50)).toEqual([row('a')])
    await lists.remove('all', row('a'))
    await lists.remove('all', row('a'))
    expect(await lists.newest('all', 50)).toEqual([])
    expect(await lists.count('all')).toBe(0)
  })

  it('have nothing to do with each other', async () => {
    const lists = await open()
    await lists.add('all', row('a'))
    await lists.add('tag', row('b'))
    expect(await lists.newest('all', 50)).toEqual([row('a')])
    expect(await lists.count('tag')).toBe(1)
    await lists.remove('tag', row('a'))
    expect(await lists.count('all')).toBe(1)
  })

  it('show a write to the very next read', async () => {
    const lists = await open()
    for (let count = 1; count <= 20; count += 1) {
      await lists.add('all', row(`a-${count}`))
      expect(await lists.count('all')).toBe(count)
      expect(await lists.newest('all', 50)).toHaveLength(count)
    }
  })

  it('are read to the last page', async () => {
    const lists = await open()
    // A page of a query holds 1 MB.
    const rows = Array.from({ length: 500 }, (_, number) =>
      row(`${String(number).padStart(4, '0')}-${'x'.repeat(900)}`),
    )
    await Promise.all(rows.map(async (each) => lists.add('all', each)))
    expect(await lists.count('all')).toBe(500)
    expect(await lists.newest('all', Number.POSITIVE_INFINITY)).toEqual(rows.toReversed())
    expect(await lists.newest('all', 480)).toEqual(rows.toReversed().slice(0, 480))
  })
})
