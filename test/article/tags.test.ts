import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { tagSlug } from '../../shared/article/tags.ts'

const anyTag = string({ unit: 'grapheme', minLength: 1, maxLength: 64 })

describe(tagSlug, () => {
  it.each([
    ['peace', 'peace'],
    ['Peace talks', 'peace-talks'],
    ['peace-talks', 'peace-talks'],
    ['2026', '2026'],
    ['Frieden für alle', 'frieden-fuer-alle'],
    ['café', 'cafe'],
  ])('spells %s out as %s', (tag, slug) => {
    expect(tagSlug(tag)).toBe(slug)
  })

  it.each([['C++'], ['C#'], ['和平'], ['мир'], ['☮'], ['.'], ['..'], ['a/b'], ['AT&T'], [' ']])(
    'gives %s a place of its own',
    (tag) => {
      expect(tagSlug(tag)).toMatch(/^[a-z0-9-]+-[a-z2-7]{8}$/)
    },
  )

  it('tells tags apart that a slug alone would take for one', () => {
    const tags = ['C', 'C++', 'C#', 'c/', 'mir', 'мир', '和平', '平和', '☮', '☭']
    expect(new Set(tags.map(tagSlug)).size).toBe(tags.length)
  })

  it('is one path segment of ASCII whatever the tag', () => {
    assert(
      property(anyTag, (tag) => {
        expect(tagSlug(tag)).toMatch(/^[a-z0-9][a-z0-9-]{0,99}$/)
      }),
    )
  })

  it('does not see the case', () => {
    assert(
      property(anyTag, (tag) => {
        expect(tagSlug(tag.toLowerCase())).toBe(tagSlug(tag))
      }),
    )
    expect(tagSlug('ÜBER')).toBe(tagSlug('über'))
  })
})
