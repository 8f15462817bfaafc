import { spawnSync } from 'node:child_process'
import { parseXmlDocument, type Element } from 'slimdom'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../shared/article/article.ts'
import { renderAtom } from '../../shared/feeds/atom.ts'
import { renderJsonFeed } from '../../shared/feeds/json-feed.ts'
import { renderRss } from '../../shared/feeds/rss.ts'
import { readAtom, readJsonFeed, readRss, unescapeHtml } from './read-feed.ts'
import { sampleArticle, sampleDocument, samplePublication } from './sample.ts'

const sizeOfBlock = 4096

/** Text around each code point, so that neither trimming nor its neighbour touches it. */
const around = (codePoints: readonly number[]): string =>
  codePoints.map((codePoint) => `x${String.fromCodePoint(codePoint)}`).join('')

const range = (start: number, length: number, step = 1): readonly number[] =>
  Array.from({ length }, (_, index) => start + index * step)

const blocks = [
  ...range(0, 16).map((block) => ({
    name: `U+${(block * sizeOfBlock).toString(16).padStart(4, '0')} and the next 4095`,
    text: around(range(block * sizeOfBlock, sizeOfBlock)),
  })),
  { name: '1,000 astral code points', text: around(range(0x10000, 1000, 1048)) },
  { name: 'surrogates the wrong way round', text: '\uDC00\uD800x\uD83D' },
  { name: 'many `]]>`', text: 'x]]>]]>]]]]>>x<![CDATA[ ]]>x' },
  { name: 'markup and references', text: '</title><!--x--><?x?>&amp;&lt;&#60;&bogus;<script>x</script>"\'x' },
]

/** XML 1.0's Char without the discouraged controls, by their numbers. */
const legal = (codePoint: number): boolean =>
  codePoint === 9 ||
  codePoint === 10 ||
  codePoint === 13 ||
  (codePoint >= 0x20 && codePoint <= 0x7e) ||
  (codePoint >= 0xa0 && codePoint <= 0xd7ff) ||
  (codePoint >= 0xe000 && codePoint <= 0xfffd) ||
  codePoint >= 0x10000

/** What is left of a text of one line: its breaks are spaces. */
function expected(text: string): string {
  return Array.from(text)
    .filter((character) => legal(character.codePointAt(0) ?? 0))
    .join('')
    .replace(/[\t\n\r]+/g, ' ')
    .trim()
}

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The text in everything that a feed says of its publication, and in the article. */
const documentWith = (text: string, changes: Partial<Article>) =>
  sampleDocument([sampleArticle(0, changes)], {
    publication: {
      ...samplePublication,
      title: text,
      description: text,
      rights: text,
      author: { name: text },
    },
    list: { kind: 'tag', tag: text, slug: 'all' },
  })

/** The plain texts of these children. */
const textsOf = (parent: Element | null | undefined, ...names: readonly string[]): readonly string[] =>
  names.flatMap((name) =>
    (parent?.children ?? [])
      .filter((child) => child.nodeName === name)
      .map((child) => {
        const text = child.textContent ?? ''
        return child.getAttribute('type') === 'html' ? unescapeHtml(text) : text
      }),
  )

const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined

describe('every character in every field', () => {
  const cases = blocks.map(({ name, text }) => ({
    name,
    text,
    document: documentWith(text, {
      title: text,
      summary: text,
      bodyHtml: `<p>${escapeHtml(text)}</p>`,
      authors: [{ name: text }],
      tags: [text],
      correction: text,
      image: { src: '/boat.jpg', alt: text, caption: text, contentType: 'image/jpeg', byteLength: 1 },
    }),
  }))

  it.each(cases)('arrives as it was but for the documented strip: $name', ({ text, document }) => {
    const line = expected(text)
    const entries = readRss(renderRss(document))
    expect(entries).toMatchObject([{ title: line, summary: line, authors: [line], tags: [line] }])
    expect(readAtom(renderAtom(document))).toEqual(entries)
    expect(readJsonFeed(renderJsonFeed(document))).toEqual(entries)
  })

  it.each(cases)('is said of the publication as it is: $name', ({ text, document }) => {
    const line = expected(text)
    const title = expected(`${text}: ${text}`)
    expect(JSON.parse(renderJsonFeed(document))).toMatchObject({ title, description: line, authors: [{ name: line }] })
    const channel = parseXmlDocument(renderRss(document)).getElementsByTagName('channel')[0]
    expect(textsOf(channel, 'title', 'description', 'copyright')).toEqual([title, line, line])
    const feed = parseXmlDocument(renderAtom(document)).documentElement
    expect(textsOf(feed, 'title', 'subtitle', 'rights')).toEqual([title, line, line])
  })

  it('is every code point of the Basic Multilingual Plane, and a thousand beyond', () => {
    const tried = new Set(cases.flatMap(({ text }) => Array.from(text, (character) => character.codePointAt(0) ?? 0)))
    const inPlane = [...tried].filter((codePoint) => codePoint < 0x10000)
    const surrogates = inPlane.filter((codePoint) => codePoint >= 0xd800 && codePoint < 0xe000)
    console.log(
      `${inPlane.length} code points, ${surrogates.length} of them lone surrogates, and ${tried.size - inPlane.length} beyond`,
    )
    expect([inPlane.length, surrogates.length, tried.size - inPlane.length]).toEqual([65_536, 2_048, 1_000])
  })

  it.skipIf(!hasXmllint).each(cases)('is well-formed to xmllint: $name', ({ document }) => {
    for (const xml of [renderRss(document), renderAtom(document)]) {
      const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '-'], { input: xml, encoding: 'utf8' })
      expect(stderr).toBe('')
      expect(status).toBe(0)
    }
  })
})
