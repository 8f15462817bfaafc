import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleId, articleName, feedIdOf, slugOf } from '../../shared/article/identity.ts'

describe('articleName', () => {
  it.each([
    { name: 'drops the extension of an article', key: 'talks.md', expected: 'talks' },
    { name: 'drops it whatever its case', key: 'Talks.HTML', expected: 'Talks' },
    { name: 'keeps folders', key: '2026/11/talks.txt', expected: '2026/11/talks' },
    { name: 'names an index after its folder', key: 'korea/index.md', expected: 'korea' },
    { name: 'keeps an index that is in no folder', key: 'index.md', expected: 'index' },
    { name: 'keeps every other extension', key: 'korea/map.jpg', expected: 'korea/map.jpg' },
    { name: 'keeps a folder marker apart from its folder', key: 'korea/', expected: 'korea/' },
    { name: 'keeps a name that is only an extension', key: '.md', expected: '.md' },
    { name: 'drops one extension only', key: 'talks.txt.md', expected: 'talks.txt' },
  ])('$name', ({ key, expected }) => {
    expect(articleName(key)).toBe(expected)
  })
})

describe('articleId', () => {
  it('is the same for ever', () => {
    expect(articleId('korea-peace-talks.txt')).toBe('korea-peace-talks-aqdasgispxz3sr3k')
  })

  it('tells apart the two Unicode forms of one name', () => {
    expect(articleId('caf\u00e9.md')).not.toBe(articleId('cafe\u0301.md'))
  })

  it('is safe in a path and a file name, and short, for any key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1024 }), (key) => {
        expect(articleId(key)).toMatch(/^[a-z0-9][a-z0-9-]{0,39}-[a-z2-7]{16}$/)
      }),
      { numRuns: 500 },
    )
  })

  it('gives different names different ids', () => {
    const keys = fc.sample(
      fc.string({ unit: fc.constantFrom('a', 'A', '/', '.', ' ', '+', '%', '\n', 'é', '🕊️', '-') }),
      500,
    )
    const names = new Set(keys.map(articleName))
    expect(new Set(keys.map(articleId)).size).toBe(names.size)
  })
})

describe('slugOf', () => {
  it.each([
    { name: 'spells a title in ASCII', title: 'Über die Grenze: São Tomé', expected: 'ueber-die-grenze-sao-tome' },
    { name: 'keeps a name in mixed case together', title: 'YouTube', expected: 'youtube' },
    { name: 'falls back for a script without letters to spell it in', title: '平和の研究', expected: 'fallback' },
    { name: 'falls back for emoji', title: '🕊️🕊️', expected: 'fallback' },
    { name: 'falls back for punctuation', title: '…', expected: 'fallback' },
    { name: 'cuts between words', title: 'peace '.repeat(40), expected: 'peace-'.repeat(13).slice(0, -1) },
    { name: 'cuts a word that is too long', title: 'x'.repeat(200), expected: 'x'.repeat(80) },
  ])('$name', ({ title, expected }) => {
    expect(slugOf(title, 'fallback')).toBe(expected)
  })
})

describe('feedIdOf', () => {
  it('is a tag URI of the authority', () => {
    expect(feedIdOf({ feedIdAuthority: 'digest.example.org,2026' }, 'talks-abc')).toBe(
      'tag:digest.example.org,2026:talks-abc',
    )
  })
})
