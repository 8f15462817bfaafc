import { describe, expect, it } from 'vitest'
import { palette } from '../../shared/design-tokens.ts'
import { stylesheet } from '../../shared/site/stylesheet.ts'

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

const schemes = Object.entries(palette)

describe('palette', () => {
  it.each(
    schemes.flatMap(([scheme, colours]) =>
      (['ink', 'soft', 'mark'] as const).flatMap((text) =>
        (['paper', 'tint'] as const).map((ground) => ({ scheme, text, ground, colours })),
      ),
    ),
  )('keeps $text on $ground legible in the $scheme (AA)', ({ text, ground, colours }) => {
    expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(4.5)
  })
})

const kinds = ['front', 'article', 'list', 'notice'] as const
const elements = new Set(['h2', 'h3', 'h4', 'img', 'li', 'blockquote', 'hr', 'pre', 'code', 'sup', 'section', 'table'])

describe('stylesheet', () => {
  it('sets the elements that a body has, and no others', () => {
    const css = (names: readonly string[]) =>
      stylesheet({ kind: 'article', languages: ['en'], elements: new Set(names) }).html
    expect(css(['table'])).toContain('border-collapse')
    expect(css(['p'])).not.toContain('border-collapse')
  })

  it('sets the script of the languages', () => {
    const css = (languages: readonly string[]) => stylesheet({ kind: 'article', languages }).html
    expect(css(['en', 'ar'])).toContain(':lang(ar)')
    expect(css(['en', 'de'])).not.toContain(':lang(ar)')
  })
})

describe.each(kinds)('stylesheet of kind %s', (kind) => {
  const { html: css } = stylesheet({ kind, languages: ['ar'], elements })

  it('has a light and a dark palette', () => {
    for (const [, colours] of schemes) expect(css).toContain(`--ink:${colours.ink}`)
    expect(css).toContain('prefers-color-scheme:dark')
  })

  it('names no colour but by what it is for', () => {
    const rules = css.replaceAll(/:root\{[^}]*\}/g, '')
    expect(rules.match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/gi)).toBeNull()
  })

  it('loads nothing', () => {
    expect(css).not.toMatch(/url\(|@import|@font-face/)
  })

  it('moves nothing, so that nothing need be reduced', () => {
    expect(css).not.toMatch(/transition|animation|scroll-behavior/)
  })

  it('says inline and block, start and end, not left and right, so that it can be mirrored', () => {
    const physical = css
      .replace(/\.to-right\{text-align:right\}/, '')
      .match(/(?:margin|padding|border|text-align|float)[-:](?:left|right)/g)
    expect(physical).toBeNull()
  })

  it('cannot end its element', () => {
    expect(css).not.toContain('<')
  })
})
