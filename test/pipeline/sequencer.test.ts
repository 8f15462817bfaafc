import { describe, expect, it } from 'vitest'

import { compareSequencers } from '../../shared/pipeline/sequencer.ts'
import { seededRandom } from '../faults/seeded-random.ts'

const scale = (sequencer: string): bigint => BigInt(`0x${sequencer}`) << BigInt(4 * (40 - sequencer.length))

/** The sequencers as fractions of one, compared as whole numbers. */
function oracle(a: string, b: string): number {
  if (scale(a) === scale(b)) return 0
  return scale(a) < scale(b) ? -1 : 1
}

describe('compareSequencers()', () => {
  it('agrees with whole numbers on 10,000 pairs of uneven length', () => {
    const random = seededRandom(20_260_302)
    const sequencer = (): string =>
      Array.from({ length: 1 + Math.floor(random() * 24) }, () => Math.floor(random() * 16).toString(16)).join('')
    const wrong = Array.from({ length: 10_000 }, () => {
      const a = sequencer()
      const b = random() < 0.3 ? a + sequencer().slice(0, 3) : sequencer()
      return { a, b }
    }).filter(({ a, b }) => Math.sign(compareSequencers(a, b)) !== oracle(a, b))
    expect(wrong).toEqual([])
  })

  it.each([
    { name: 'a shorter one that would be longer as a number', a: '00F', b: '1', expected: -1 },
    { name: 'upper and lower case', a: '0055AED6DCD9028', b: '0055aed6dcd9028', expected: 0 },
    { name: 'trailing zeros', a: '0055', b: '005500', expected: 0 },
  ])('orders $name', ({ a, b, expected }) => {
    expect(Math.sign(compareSequencers(a, b))).toBe(expected)
  })
})
