import { describe, expect, it } from 'vitest'

import { reserveRecordKeys } from '../../shared/thread/record-keys.ts'

const nowMs = Date.UTC(2026, 10, 23, 9)

describe(reserveRecordKeys, () => {
  it('gives ascending TIDs with creation times one millisecond apart', () => {
    const { keys, createdAt } = reserveRecordKeys({ nowMs, seed: 'harbour-1a2b', count: 10 })
    for (const key of keys) expect(key).toMatch(/^[234567abcdefghij][234567a-z]{12}$/)
    expect(keys).toEqual(keys.toSorted())
    expect(new Set(keys).size).toBe(10)
    expect(createdAt.slice(0, 2)).toEqual(['2026-11-23T09:00:00.000Z', '2026-11-23T09:00:00.001Z'])
    expect(createdAt[9]).toBe('2026-11-23T09:00:00.009Z')
  })

  it('gives the same keys for the same article and moment', () => {
    const request = { nowMs, seed: 'harbour-1a2b', count: 3 }
    expect(reserveRecordKeys(request)).toEqual(reserveRecordKeys(request))
  })

  it('gives 100 articles of one millisecond 500 different keys', () => {
    const keys = Array.from({ length: 100 }, (_, index) =>
      reserveRecordKeys({ nowMs, seed: `article-${index}`, count: 5 }),
    )
    expect(new Set(keys.flatMap((reserved) => reserved.keys)).size).toBe(500)
  })

  it('carries the moment in the key: microseconds above ten bits of clock id', () => {
    const alphabet = '234567abcdefghijklmnopqrstuvwxyz'
    const { keys } = reserveRecordKeys({ nowMs, seed: 'harbour-1a2b', count: 1 })
    const bits = Array.from(keys[0] ?? '').reduce((sum, letter) => sum * 32n + BigInt(alphabet.indexOf(letter)), 0n)
    expect((bits >> 10n) / 1000n).toBe(BigInt(nowMs))
  })
})
