import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planFront } from '../../shared/site/front-plan.ts'
import { sampleArticle } from '../feeds/sample.ts'

const image = { src: 'https://lantern.example/boat.jpg', alt: 'A boat' }
const articles = fc
  .array(fc.boolean(), { maxLength: 60 })
  .map((pictured) => pictured.map((has, index) => sampleArticle(index, has ? { image } : {})))

describe('planFront', () => {
  it('puts every article in one place, in their order', () => {
    fc.assert(
      fc.property(articles, (all) => {
        const { lead, beside, rows, headlines } = planFront(all)
        expect([...(lead ? [lead] : []), ...beside, ...rows.flat(), ...headlines]).toEqual(all)
      }),
    )
  })

  it('leaves no gap in a row and no headline alone', () => {
    fc.assert(
      fc.property(articles, (all) => {
        const { rows, headlines } = planFront(all)
        expect(new Set(rows.map(({ length }) => length)).size).toBeLessThanOrEqual(1)
        expect(rows.length <= 1 || rows.every(({ length }) => length === 3)).toBe(true)
        expect(headlines).not.toHaveLength(1)
      }),
    )
  })

  it('leaves no story alone beside the lead, nor alone below a column', () => {
    fc.assert(
      fc.property(articles, (all) => {
        const { beside, rows } = planFront(all)
        expect(beside).not.toHaveLength(1)
        expect(beside.length > 0 && rows.flat().length === 1).toBe(false)
      }),
    )
  })
})
