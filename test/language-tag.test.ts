import { describe, expect, it } from 'vitest'

import { canonicalLanguage } from '../shared/language-tag.ts'

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
