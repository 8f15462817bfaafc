import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { composeThread } from '../../shared/thread/compose.ts'
import {
  countBytes,
  countGraphemes,
  fitsPost,
  type Mark,
  renderFacets,
  validTags,
} from '../../shared/thread/post-text.ts'
import { markedTexts } from './marked-texts.ts'

const pieces = [
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  'é',
  'e\u0301\u0323',
  'مرحبا',
  'שלום',
  '\u200F',
  'नमस्ते',
  '日本',
  'word',
  'x',
  ' ',
  '“',
  '—',
  '…',
  '👍🏽',
]
const randomText = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme' })), { maxLength: 60 })
const randomBody = fc.array(
  fc.record({ before: randomText, link: randomText, after: randomText, heading: fc.boolean() }),
  { maxLength: 8 },
)
const escape = (text: string): string => text.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`)
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const pageUrl = 'https://digest.example.org/articles/sample/'

describe(renderFacets, () => {
  it('counts UTF-8 bytes to the very stretch that is marked, in 1,000 random texts', () => {
    let exact = 0
    fc.assert(
      fc.property(randomText, randomText, randomText, (before, marked, after) => {
        const [start, text] = [before.join(''), before.join('') + marked.join('') + after.join('')]
        const end = start.length + marked.join('').length
        const mark: Mark = { start: start.length, end, feature: { $type: 'app.bsky.richtext.facet#tag', tag: 'x' } }
        const [facet] = renderFacets({ text, marks: [mark] })
        const { byteStart = 0, byteEnd = 0 } = facet?.index ?? {}
        const expected = marked.join('').trim() === '' ? '' : text.slice(start.length, end)
        expect(Buffer.from(bytesOf(text).slice(byteStart, byteEnd))).toEqual(Buffer.from(expected))
        exact += 1
      }),
      { numRuns: 1000 },
    )
    console.log(`Byte offsets of a mark: right in ${exact} of 1000 random texts`)
  })

  it('marks exactly the link, hashtag and handle that are written, in 1,000 random posts of an editor', () => {
    const written = ['https://owls.example.org/a', '#owls', '@owls.example.org']
    let exact = 0
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 30 }),
        fc.shuffledSubarray(written),
        (parts, said) => {
          const text = [
            ...said.flatMap((each, index) => [...parts.slice(index * 5, index * 5 + 5), ' ', each, ' ']),
            'end',
          ].join('')
          const thread = composeThread(
            { title: '', summary: '', bodyHtml: '', language: 'en', tags: [], bluesky: { thread: [text] } },
            { pageUrl, maxPosts: 5 },
          )
          expect(thread.flatMap(markedTexts).map(([marked]) => marked)).toEqual(said)
          exact += 1
        },
      ),
      { numRuns: 1000 },
    )
    console.log(`Links, hashtags and handles: marked exactly in ${exact} of 1000 random posts`)
  })

  it('leaves out a mark that overlaps one before it', () => {
    const feature = { $type: 'app.bsky.richtext.facet#tag', tag: 'x' } as const
    const marks = [2, 0].map((start) => ({ start, end: start + 4, feature }))
    expect(renderFacets({ text: 'abcdefgh', marks }).map(({ index }) => index)).toEqual([{ byteStart: 0, byteEnd: 4 }])
  })
})

describe(fitsPost, () => {
  it.each([
    { name: '300 letters fit', text: 'x'.repeat(300), expected: true },
    { name: '301 letters do not', text: 'x'.repeat(301), expected: false },
    { name: '300 letters with marks fit', text: 'e\u0301'.repeat(300), expected: true },
    { name: '3,000 bytes fit', text: `ab${'\u0301'.repeat(1499)}`, expected: true },
    { name: '3,001 bytes do not', text: `abc${'\u0301'.repeat(1499)}`, expected: false },
    { name: '120 families of 25 bytes fit', text: '👩‍👩‍👧‍👦'.repeat(120), expected: true },
    { name: '121 families do not', text: '👩‍👩‍👧‍👦'.repeat(121), expected: false },
  ])('$name', ({ text, expected }) => {
    expect(fitsPost(text)).toBe(expected)
  })
})

describe(validTags, () => {
  it.each([
    { name: 'takes off the number sign', tags: ['#Ports', ' Fish '], expected: ['Ports', 'Fish'] },
    { name: 'drops repetitions whatever their case', tags: ['ports', 'Ports'], expected: ['ports'] },
    { name: 'drops tags longer than 64 graphemes', tags: ['x'.repeat(65), 'y'.repeat(64)], expected: ['y'.repeat(64)] },
    { name: 'drops tags longer than 640 bytes', tags: ['👩‍👩‍👧‍👦'.repeat(30)], expected: [] },
    { name: 'drops empty tags', tags: ['', '#', ' '], expected: [] },
    { name: 'keeps the first eight', tags: 'a b c d e f g h i j'.split(' '), expected: 'a b c d e f g h'.split(' ') },
  ])('$name', ({ tags, expected }) => {
    expect(validTags(tags)).toEqual(expected)
  })
})

describe(composeThread, () => {
  it('keeps posts and facets within their limits for 1,000 random articles and editors’ threads', () => {
    fc.assert(
      fc.property(randomBody, randomText, fc.array(randomText), fc.boolean(), (blocks, title, own, hasOwn) => {
        const bodyHtml = blocks
          .map(({ before, link, after, heading }) => {
            const tag = heading ? 'h2' : 'p'
            const [left, middle, right] = [before, link, after].map((parts) => escape(parts.join('')))
            return `<${tag}>${left} <a href="https://example.org/${encodeURIComponent('é')}">${middle}</a>${right}. Rain fell on the town.</${tag}>`
          })
          .join('')
        const thread = composeThread(
          {
            title: title.join(''),
            summary: '',
            bodyHtml,
            language: 'en',
            tags: [],
            bluesky: hasOwn ? { thread: own.map((parts) => parts.join('')) } : false,
          },
          { pageUrl, maxPosts: 5 },
        )
        expect(thread.length).toBeGreaterThan(0)
        for (const { text, facets } of thread) {
          expect(countGraphemes(text)).toBeLessThanOrEqual(300)
          expect(countBytes(text)).toBeLessThanOrEqual(3000)
          for (const { index } of facets) {
            const decoder = new TextDecoder('utf-8', { fatal: true })
            expect(decoder.decode(bytesOf(text).slice(index.byteStart, index.byteEnd))).not.toBe('')
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps a grapheme of 4,000 bytes within the limit of bytes', () => {
    const zalgo = `e${'\u0301'.repeat(2000)}`
    const thread = composeThread(
      {
        title: zalgo,
        summary: '',
        bodyHtml: `<p>${zalgo}</p>`,
        language: 'en',
        tags: [],
        bluesky: { thread: [zalgo] },
      },
      { pageUrl, maxPosts: 5 },
    )
    for (const { text } of thread) expect(countBytes(text)).toBeLessThanOrEqual(3000)
    expect(thread.map(({ text }) => text).join('')).toBe(zalgo)
  })
})
