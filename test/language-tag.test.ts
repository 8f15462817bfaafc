import { describe, expect, it } from 'vitest'

import { canonicalLanguage, isKnownLanguage } from '../shared/language-tag.ts'

describe(canonicalLanguage, () => {
  it.each([
    { tag: 'en_us', canonical: 'en-US' },
    { tag: ' pt-br ', canonical: 'pt-BR' },
    { tag: 'eng', canonical: 'en' },
    { tag: 'zh-hant-tw', canonical: 'zh-Hant-TW' },
    { tag: 'gsw', canonical: 'gsw' },
    { tag: 'und', canonical: undefined },
    { tag: 'und-Latn', canonical: undefined },
    { tag: 'english', canonical: undefined },
    { tag: 'deutsch', canonical: undefined },
    { tag: 'x-private', canonical: undefined },
    { tag: '', canonical: undefined },
  ])('reads “$tag” as $canonical', ({ tag, canonical }) => {
    expect(canonicalLanguage(tag)).toBe(canonical)
  })
})

describe(isKnownLanguage, () => {
  it.each(['en', 'de-AT', 'pt-BR', 'zh-Hant', 'gsw', 'tlh', 'sr-Latn-RS', 'de-CH-1901', 'en-x-house'])(
    'knows %s',
    (tag) => {
      expect(isKnownLanguage(tag)).toBe(true)
    },
  )

  it.each(['english', 'deutsch', 'english!', 'klingon', 'jp', 'xx', 'und', 'en_GB', ''])(
    'does not know “%s”',
    (tag) => {
      expect(isKnownLanguage(tag)).toBe(false)
    },
  )
})
