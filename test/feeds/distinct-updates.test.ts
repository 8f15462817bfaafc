import { describe, expect, it } from 'vitest'
import { renderAtom } from '../../shared/feeds/atom.ts'
import { readAtom } from './read-feed.ts'
import { sampleArticle, sampleDocument } from './sample.ts'

const updated = '2026-03-02T00:00:00.000Z'
const together = [0, 1, 2].map((index) => sampleArticle(index, { updated }))
const updatesIn = (articles: typeof together): readonly string[] =>
  [...renderAtom(sampleDocument(articles)).matchAll(/<updated>([^<]*)/g)].slice(1).map(([, date = '']) => date)

describe('distinctUpdates', () => {
  it('writes the date as it is where no other entry has the same', () => {
    expect(updatesIn([sampleArticle(0, { updated }), sampleArticle(1)])).toEqual([updated, sampleArticle(1).updated])
  })

  it('tells entries of the same instant apart, below the millisecond', () => {
    expect(new Set(updatesIn(together)).size).toBe(3)
    expect(readAtom(renderAtom(sampleDocument(together))).map((entry) => entry.updated)).toEqual(
      together.map(() => Date.parse(updated)),
    )
  })

  it('gives an entry the same digits whatever comes and goes', () => {
    const [first, second, third] = updatesIn(together)
    expect(updatesIn(together.slice(1))).toEqual([second, third])
    expect(updatesIn(together.slice(0, 2))).toEqual([first, second])
  })
})
