import { describe, expect, it } from 'vitest'

import { choosePassages, type Frame } from '../../shared/thread/choose-passages.ts'
import type { Passage } from '../../shared/thread/passages.ts'
import { samplePassage as passage } from './sample-passage.ts'

const frame: Frame = { told: [], stems: new Set(['known']), statements: 12 }
const choose = (candidates: Passage[], most: number, given = frame): number[] =>
  choosePassages(candidates, given, { fewest: most, most }).map(({ first }) => first)
const refersTo = (...stems: string[]) => ({ references: [{ stems, weight: 0.25, isEvent: false }] })

describe(choosePassages, () => {
  it('takes the passages that are worth most, in the order of the article', () => {
    expect(choose([passage(8, { score: 0.9 }), passage(7), passage(4, { score: 0.9 })], 2)).toEqual([4, 8])
  })

  it('passes over a passage that speaks of what no post has named', () => {
    expect(choose([passage(8, { score: 0.6, ...refersTo('survey') }), passage(9)], 1)).toEqual([9])
  })

  it.each([
    { name: 'title or first post', stems: 'known', before: [] },
    { name: 'a post before it', stems: 'stem 4', before: [passage(4, { score: 0.9 })] },
  ])('takes it where $name names it', ({ stems, before }) => {
    const candidates = [...before, passage(8, { score: 0.6, ...refersTo(stems) }), passage(9)]
    expect(choose(candidates, before.length + 1)).toContain(8)
  })

  it('takes nothing that is much like another', () => {
    const same = { terms: new Map([['ferry', 1]]) }
    expect(choose([passage(4, { score: 0.9, ...same }), passage(8, { score: 0.8, ...same }), passage(9)], 2)).toEqual([
      4, 9,
    ])
  })

  it('takes nothing that is much like the first post', () => {
    const terms = new Map([['ferry', 1]])
    const told = [{ first: -1, last: -1, place: -1, section: 0, terms }]
    expect(choose([passage(8, { score: 0.9, terms }), passage(9)], 1, { ...frame, told })).toEqual([9])
  })

  it('hears a section of which nothing was heard', () => {
    const candidates = [passage(4, { score: 0.9 }), passage(8, { score: 0.55 }), passage(9, { section: 1 })]
    expect(choose(candidates, 2)).toEqual([4, 9])
  })

  it('ends with what follows from it all, late in the article', () => {
    const candidates = [passage(2, { score: 0.6 }), passage(4), passage(11, { score: 0.4, isVerdict: true })]
    expect(choose(candidates, 2)).toEqual([2, 11])
  })

  it('takes fewer than the most when another would be worth less than nothing', () => {
    const candidates = [passage(9, { score: 0.9 }), passage(10, { score: -0.6 })]
    expect(choosePassages(candidates, frame, { fewest: 1, most: 2 }).map(({ first }) => first)).toEqual([9])
  })

  it('rather says less than speak of what nobody has named', () => {
    const stranger = passage(8, { score: 2, references: [{ stems: ['adeyem'], weight: 0.4, isEvent: false }] })
    expect(choose([stranger, passage(4), passage(9)], 2)).toEqual([4, 9])
    const whole = choosePassages([stranger, passage(4)], frame, { fewest: 1, most: 2 })
    expect(whole.map(({ first }) => first)).toEqual([4])
  })

  it('ends with what may come rather than with a detail', () => {
    expect(choose([passage(9), passage(10, { looksAhead: true, score: 0.45 })], 1)).toEqual([10])
  })
})
