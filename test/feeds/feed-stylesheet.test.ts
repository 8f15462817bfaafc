import { describe, expect, it } from 'vitest'
import { renderFeedStylesheet } from '../../shared/feeds/feed-stylesheet.ts'

describe('renderFeedStylesheet', () => {
  it.each([
    { language: 'en', words: 'This is a web feed.' },
    { language: 'de-AT', words: 'Das ist ein Webfeed.' },
    { language: 'fr', words: 'Ceci est un flux web.' },
    { language: 'es-MX', words: 'Esto es una fuente web.' },
    { language: 'ja', words: 'これはウェブフィードです。' },
    { language: 'ar', words: 'هذه خلاصة ويب.' },
    { language: 'sv', words: 'This is a web feed.' },
  ])('says in the publication’s language, or in English, what a feed is: $language', ({ language, words }) => {
    expect(renderFeedStylesheet({ language })).toContain(`content:"${words}" `)
  })

  it('is laid out from the right where the publication is written so', () => {
    expect(renderFeedStylesheet({ language: 'he' })).toContain(':root{direction:rtl}')
    expect(renderFeedStylesheet({ language: 'en' })).not.toContain('direction:rtl')
  })

  it('loads nothing, and is small', () => {
    const css = renderFeedStylesheet({ language: 'en' })
    expect(css).not.toMatch(/url\(|@import/)
    expect(Buffer.byteLength(css)).toBeLessThan(6_000)
  })
})
