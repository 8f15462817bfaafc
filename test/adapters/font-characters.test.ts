import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { describe, expect, it } from 'vitest'

import { charactersOf } from '../../shared/adapters/font-characters.ts'
import { cardFonts } from '../../shared/card-fonts.ts'

const { resolve } = createRequire(import.meta.url)
const fontOf = (script: string): Buffer =>
  readFileSync(resolve(cardFonts.find((file) => file.includes(`-4-${script}-7`)) ?? ''))
const lettersOf = (script: string): string =>
  [...charactersOf(fontOf(script))].map((code) => String.fromCodePoint(code)).join('')

describe(charactersOf, () => {
  it('finds the letters of each script, and those of no other', () => {
    expect(lettersOf('latin')).toMatch(/A.*Z.*a.*z.*ß.*ö/su)
    expect(lettersOf('latin')).not.toMatch(/[ŁΑЖ平]/u)
    expect(lettersOf('latin-ext')).toContain('Ł')
    expect(lettersOf('greek')).toMatch(/Α.*ω/su)
    expect(lettersOf('cyrillic')).toMatch(/А.*я/su)
    expect(lettersOf('vietnamese')).toContain('ễ')
  })

  it('takes no code point for drawn that has the glyph for what is missing', () => {
    for (const script of ['latin', 'latin-ext', 'greek', 'cyrillic', 'cyrillic-ext', 'vietnamese'])
      expect(charactersOf(fontOf(script)).has(0xff_ff)).toBe(false)
  })

  it('fails for what is no such font', () => {
    expect(() => charactersOf(Buffer.from('wOF2'))).toThrow('Cannot read the font: it is not WOFF 1.0')
  })
})
