import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Article } from '../../shared/article/article.ts'
import { renderAtom } from '../../shared/feeds/atom.ts'
import { renderRss } from '../../shared/feeds/rss.ts'
import { everyDocument } from './every-document.ts'
import { sampleArticle, sampleDocument } from './sample.ts'

/** Debian's Python, whose modules are Debian's packages. */
const python = '/usr/bin/python3'
const formats = [
  { format: 'RSS', render: renderRss },
  { format: 'Atom', render: renderAtom },
]

/** What a reader keeps of an entry. */
interface Seen {
  readonly id: string
  readonly title: string
  readonly link: string
}

const hasSfeed = spawnSync('sfeed', { input: '' }).error === undefined
const hasNewsboat = spawnSync('newsboat', ['--version']).error === undefined
const hasFeedparser = spawnSync(python, ['-c', 'import feedparser']).status === 0
const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined

const before = [sampleArticle(0, { title: 'Boats & “trains” <3' }), sampleArticle(1), sampleArticle(2)]
const after = [
  sampleArticle(0, { title: 'Boats, edited', bodyHtml: '<p>New text.</p>', updated: '2026-03-20T07:30:00.000Z' }),
  ...before.slice(1),
]
const seenOf = ({ feedId: id, title, slug }: Article): Seen => ({
  id,
  title,
  link: `https://lantern.example/articles/${slug}/`,
})

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidings-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Columns of sfeed(5). */
function readWithSfeed(xml: string): readonly Seen[] {
  const { stdout } = spawnSync('sfeed', ['https://lantern.example/'], { input: xml, encoding: 'utf8' })
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([, title = '', link = '', , , id = '']) => ({ id, title, link }))
}

/** Reads into the same cache every time, as a subscriber does. */
function readWithNewsboat(xml: string): readonly Seen[] {
  const feed = join(folder, 'feed.xml')
  const paths = ['urls', 'cache.db', 'config'].map((name) => join(folder, name))
  const [urls = '', cache = '', config = ''] = paths
  writeFileSync(feed, xml)
  writeFileSync(urls, `${pathToFileURL(feed).href}\n`)
  writeFileSync(config, '')
  const { status, stderr } = spawnSync('newsboat', ['-u', urls, '-c', cache, '-C', config, '-q', '-x', 'reload'], {
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const database = new DatabaseSync(cache, { readOnly: true })
  const rows = database.prepare('SELECT guid AS id, title, url AS link FROM rss_item ORDER BY pubDate DESC').all()
  database.close()
  return rows.map(({ id, title, link }) => ({ id: String(id), title: String(title), link: String(link) }))
}

const parser = `
import feedparser, json, sys
feed = feedparser.parse(sys.stdin.buffer.read())
print(json.dumps({'bozo': bool(feed.bozo), 'entries': [{'id': e.id, 'title': e.title, 'link': e.link} for e in feed.entries]}))`

function readWithFeedparser(xml: string): readonly Seen[] {
  const { stdout } = spawnSync(python, ['-c', parser], { input: xml, encoding: 'utf8' })
  const { bozo, entries } = JSON.parse(stdout) as { bozo: boolean; entries: readonly Seen[] }
  expect(bozo).toBe(false)
  return entries
}

const readers = [
  { reader: 'sfeed', isHere: hasSfeed, read: readWithSfeed, plain: (title: string) => title },
  { reader: 'newsboat', isHere: hasNewsboat, read: readWithNewsboat, plain: (title: string) => title },
  {
    reader: 'feedparser',
    isHere: hasFeedparser,
    read: readWithFeedparser,
    // Its titles are HTML.
    plain: (title: string) => title.replaceAll('&lt;', '<').replaceAll('&amp;', '&'),
  },
]

for (const { reader, isHere, read, plain } of readers) {
  describe.skipIf(!isHere).each(formats)(`$format, read by ${reader}`, ({ render }) => {
    const readPlain = (articles: readonly Article[]): readonly Seen[] =>
      read(render(sampleDocument(articles))).map(({ title, ...rest }) => ({ ...rest, title: plain(title) }))

    it('has every entry with its id, link and title', () => {
      expect(readPlain(before)).toEqual(before.map(seenOf))
    })

    it('shows one changed entry after an edit, and no new one', () => {
      const first = readPlain(before)
      const second = readPlain(after)
      expect(second.map(({ id }) => id)).toEqual(first.map(({ id }) => id))
      expect(second.filter((entry, index) => entry.title !== first[index]?.title)).toEqual(
        after.slice(0, 1).map(seenOf),
      )
    })
  })
}

describe.skipIf(!hasFeedparser).each(formats)('$format, read by feedparser', ({ render }) => {
  it.each(everyDocument)('is well-formed and complete: $name', ({ document }) => {
    expect(readWithFeedparser(render(document)).map(({ id }) => id)).toEqual(
      document.articles.map(({ feedId }) => feedId),
    )
  })
})

describe.skipIf(!hasXmllint).each(formats)('$format, read by xmllint', ({ render }) => {
  it.each(everyDocument)('is well-formed: $name', ({ document }) => {
    const input = render(document)
    const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '-'], { input, encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})
