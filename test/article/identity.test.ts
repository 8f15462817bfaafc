import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleId, articleName, feedIdOf, slugOf } from '../../shared/article/identity.ts'
import { hostileKeys } from './hostile-keys.ts'

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

describe('the names of 500 hostile keys', () => {
  const keys = hostileKeys.filter((key) => !/[^/]\/index\.md$/.test(key))
  const segment = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/

  it('are 500, each another', () => {
    expect(hostileKeys).toHaveLength(500)
    expect(new Set(keys.map(articleName)).size).toBe(keys.length)
  })

  it('become ids without a collision, each one segment of a path', () => {
    const ids = hostileKeys.map(articleId)
    expect(new Set(keys.map(articleId)).size).toBe(keys.length)
    expect(ids.filter((id) => !segment.test(id))).toEqual([])
  })

  it('become the same ids after any number of events: the key is read as it stands', () => {
    for (const key of hostileKeys) {
      const sent = encodeURIComponent(key).replaceAll('%20', '+')
      expect(articleId(decodeURIComponent(sent.replaceAll('+', ' ')))).toBe(articleId(key))
    }
  })

  it('become slugs of one segment each, as titles and as wishes', () => {
    const slugs = hostileKeys.map((key) => slugOf(key, articleId(key)))
    expect(slugs.filter((slug) => !segment.test(slug) || slug.length > 80)).toEqual([])
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
