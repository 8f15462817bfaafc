import { describe, expect, it } from 'vitest'

import { createMonthPartsTable } from '../../shared/adapters/month-parts-table.ts'
import { countPath, renderCount, type MonthParts } from '../../shared/pipeline/month-parts.ts'
import { FakeMonthParts } from '../support/fakes/fake-month-parts.ts'
import { bothStores } from './stores.ts'

const stores = bothStores<MonthParts>('months', () => new FakeMonthParts(), createMonthPartsTable)

const countOf = (month: string, part: number, articles: number) => ({
  path: countPath(month, part),
  contentType: 'application/json; charset=utf-8',
  body: renderCount({ month, part, articles }),
})

describe.each(stores)('counts of months $name', ({ open }) => {
  it('are none at first', async () => {
    const months = await open()
    expect(await months.all()).toEqual([])
    expect(await months.get(countPath('2026-03', 1))).toBeUndefined()
  })

  it('are written in place of what was read, and of nothing else', async () => {
    const months = await open()
    expect(await months.put(countOf('2026-03', 1, 1), undefined)).toBeDefined()
    expect(await months.put(countOf('2026-03', 1, 2), undefined)).toBeUndefined()
    const first = await months.get(countPath('2026-03', 1))
    expect(first?.body).toBe(countOf('2026-03', 1, 1).body)
    const second = await months.put(countOf('2026-03', 1, 2), first?.etag)
    expect(second).toBe((await months.get(countPath('2026-03', 1)))?.etag)
    expect(await months.put(countOf('2026-03', 1, 3), first?.etag)).toBeUndefined()
    expect(await months.all()).toEqual([{ month: '2026-03', part: 1, articles: 2 }])
  })

  it('come in the order of the months and their parts', async () => {
    const months = await open()
    for (const [month, part] of [
      ['2026-03', 10],
      ['2026-03', 2],
      ['2025-12', 1],
    ] as const)
      await months.put(countOf(month, part, part), undefined)
    expect((await months.all()).map(({ month, part }) => `${month}/${part}`)).toEqual([
      '2025-12/1',
      '2026-03/2',
      '2026-03/10',
    ])
  })
})
