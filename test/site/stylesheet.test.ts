import { describe, expect, it } from 'vitest'
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

const palettes = [...stylesheet.html.matchAll(/:root\{[^}]*\}/g)].map(
  ([rule]) => new Map([...rule.matchAll(/--(\w+):(#\w{6})/g)].map(([, name, colour]) => [name, colour ?? ''])),
)

describe('stylesheet', () => {
  it('has a light and a dark palette', () => {
    expect(palettes).toHaveLength(2)
  })

  it.each(
    palettes.flatMap((palette, index) =>
      ['ink', 'soft', 'mark'].flatMap((text) =>
        ['paper', 'tint'].map((ground) => ({ scheme: index === 0 ? 'light' : 'dark', palette, text, ground })),
      ),
    ),
  )('keeps $text on $ground legible in the $scheme (AA)', ({ palette, text, ground }) => {
    expect(contrast(palette.get(text) ?? '', palette.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5)
  })

  it('loads nothing', () => {
    expect(stylesheet.html).not.toMatch(/url\(|@import|@font-face/)
  })

  it('cannot end its element', () => {
    expect(stylesheet.html).not.toContain('<')
  })
})
