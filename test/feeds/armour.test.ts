import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { armour, disarm } from '../../shared/feeds/armour.ts'

const hostile = fc.string({ unit: fc.constantFrom('&', '<', '>', '"', ']', '\uF8F0', '0', '5', 'a', '😀') })

describe('armour', () => {
  it('leaves nothing that a generator of XML must escape', () => {
    expect(() => fc.assert(fc.property(hostile, (text) => !/[&<>"\]]/.test(armour(text))))).not.toThrow()
  })
})

describe('disarm', () => {
  it('gives back what was armoured', () => {
    expect(() => fc.assert(fc.property(hostile, (text) => disarm(armour(text)) === text))).not.toThrow()
  })
})
