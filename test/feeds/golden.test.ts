import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'
import { describe, expect, it } from 'vitest'
import { feedFiles } from '../../shared/feeds/feed-files.ts'
import { renderJsonFeed } from '../../shared/feeds/json-feed.ts'
import { readJsonFeed } from './read-feed.ts'
import { richPublication, sampleArticle, sampleDocument } from './sample.ts'

const articles = [
  sampleArticle(0, {
    title: 'Boats & “trains” <together>',
    summary: 'One ticket for both: 4 < 5 euros.',
    image: {
      src: '/media/ferry-0-k3v9/boat.jpg',
      alt: 'A boat beside a train',
      caption: 'Both leave at seven.',
      contentType: 'image/jpeg',
      byteLength: 48_213,
      width: 1200,
      height: 800,
    },
    bodyHtml: '<p>One ticket for both, <a href="../ferry-1/">as promised</a>.</p><p>4 &lt; 5 euros ]]&gt;</p>',
    updated: '2026-03-20T07:30:00.000Z',
    correction: 'The price was wrong at first.',
  }),
  sampleArticle(1, { language: 'ar', title: 'العبّارة تبحر من جديد', summary: 'فُتح المعبر إلى الجزيرة.' }),
  sampleArticle(2, { authors: [], tags: [] }),
]
const document = sampleDocument(articles, {
  publication: richPublication,
  place: { kind: 'current', prevArchive: 2 },
  tombstones: [{ feedId: 'tag:lantern.example,2026:ferry-9-k3v9', withdrawnAt: '2026-03-19T10:15:00.000Z' }],
})
const archive = sampleDocument(articles.slice(1), {
  publication: richPublication,
  place: { kind: 'archive', number: 2, hasNext: true },
})

/** What the contents say: feedparser writes HTML its own way. */
const textOf = (html: string): string => toText(fromHtml(html, { fragment: true }))
const contents = readJsonFeed(renderJsonFeed(document)).map(({ content }) => textOf(content))

const pathOf = (name: string): string => fileURLToPath(new URL(`../golden/feeds${name}`, import.meta.url))

/** Debian's Python, whose modules are Debian's packages. */
const python = '/usr/bin/python3'
const hasFeedparser = spawnSync(python, ['-c', 'import feedparser']).status === 0
const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined

/** Prints what feedparser finds, with the dates as seconds since the epoch. */
const readWithFeedparser = `
import calendar, feedparser, json, sys
feed = feedparser.parse(sys.argv[1], sanitize_html=False)
print(json.dumps({
  'bozo': bool(feed.bozo), 'version': feed.version, 'language': feed.feed.get('language'),
  'entries': [{
    'id': e.id, 'link': e.link, 'title': e.title, 'content': e.content[0].value,
    'authors': [a.name for a in e.authors], 'tags': [t.term for t in e.get('tags', [])],
    'published': calendar.timegm(e.published_parsed), 'updated': calendar.timegm(e.updated_parsed),
  } for e in feed.entries]}))`

describe('golden feeds', () => {
  it.each([document, archive].flatMap((each) => feedFiles(each.list, each.place).map((file) => ({ ...file, each }))))(
    'are what the sample renders to: $path',
    async ({ path, render, each }) => {
      await expect(render(each)).toMatchFileSnapshot(pathOf(path))
    },
  )

  it.skipIf(!hasXmllint).each(['/feed.xml', '/atom.xml', '/archive/feeds/2/feed.xml', '/archive/feeds/2/atom.xml'])(
    'are well-formed to xmllint: %s',
    (path) => {
      expect(spawnSync('xmllint', ['--nonet', '--noout', pathOf(path)], { encoding: 'utf8' })).toMatchObject({
        status: 0,
        stderr: '',
      })
    },
  )

  it.skipIf(!hasFeedparser).each([
    { path: '/feed.xml', version: 'rss20' },
    { path: '/atom.xml', version: 'atom10' },
  ])('say to feedparser what the articles say: $path', ({ path, version }) => {
    const { stdout, stderr } = spawnSync(python, ['-c', readWithFeedparser, pathOf(path)], { encoding: 'utf8' })
    expect(stderr).toBe('')
    const feed = JSON.parse(stdout) as { entries: { content: string }[] }
    for (const entry of feed.entries) entry.content = textOf(entry.content)
    expect(feed).toEqual({
      bozo: false,
      version,
      language: 'en-GB',
      entries: articles.map((article, index) => ({
        id: article.feedId,
        link: `https://lantern.example/articles/ferry-${index}/`,
        title: article.title,
        content: contents[index],
        authors: article.authors.length > 0 ? article.authors.map(({ name }) => name) : ['Lantern desk'],
        tags: article.tags,
        published: Date.parse(article.published) / 1000,
        updated: Date.parse(article.updated) / 1000,
      })),
    })
  })
})
