import { describe, expect, it } from 'vitest'
import { renderAtom } from '../../shared/feeds/atom.ts'
import { feedFiles } from '../../shared/feeds/feed-files.ts'
import { isSubscribable } from '../../shared/feeds/feed-paths.ts'
import { renderJsonFeed } from '../../shared/feeds/json-feed.ts'
import { renderRss } from '../../shared/feeds/rss.ts'
import { readAtom, readJsonFeed, readRss } from './read-feed.ts'
import { sampleArticle, sampleDocument } from './sample.ts'

const articles = [
  sampleArticle(0, { updated: '2026-03-20T07:30:00.000Z', correction: 'It was nine weeks & a day.' }),
  sampleArticle(1, { language: 'ar', image: { src: '/pictures/boat.jpg', alt: 'A boat', caption: 'The old boat' } }),
  sampleArticle(2, { authors: [], tags: [] }),
  sampleArticle(3),
]
const document = sampleDocument(articles)
const files = feedFiles(document.list, document.place)

describe('feedFiles', () => {
  it('names where each format is served and as what', () => {
    expect(files.map(({ path, contentType }) => [path, contentType])).toEqual([
      ['/feed.xml', 'application/rss+xml; charset=utf-8'],
      ['/atom.xml', 'application/atom+xml; charset=utf-8'],
      ['/feed.json', 'application/feed+json; charset=utf-8'],
    ])
  })

  it.each([
    {
      name: 'a tag',
      list: { kind: 'tag', tag: 'C++', slug: 'c-plus-plus' },
      place: { kind: 'current' },
      folder: '/tags/c-plus-plus',
    },
    {
      name: 'an archive',
      list: { kind: 'all' },
      place: { kind: 'archive', number: 7, hasNext: true },
      folder: '/archive/feeds/7',
    },
  ] as const)('names where the documents of $name are served', ({ list, place, folder }) => {
    expect(feedFiles(list, place).map(({ path }) => path)).toEqual([
      `${folder}/feed.xml`,
      `${folder}/atom.xml`,
      `${folder}/feed.json`,
    ])
    for (const { path, render } of feedFiles(list, place))
      expect(render(sampleDocument(articles, { list, place }))).toContain(`"https://lantern.example${path}"`)
  })

  it('names a tag in the title of its feed, and gives the feed an id of its own', () => {
    const atom = renderAtom(sampleDocument(articles, { list: { kind: 'tag', tag: 'C++ & Co', slug: 'c' } }))
    expect(atom).toContain('<id>tag:lantern.example,2026:feed:c</id>')
    expect(atom).toContain('<title type="text">The Lantern &amp; Ledger: C++ &amp; Co</title>')
    expect(atom).toContain('href="https://lantern.example/tags/c/"')
  })

  it('makes the same bytes from the same articles', () => {
    for (const { render } of files) expect(render(structuredClone(document))).toBe(render(document))
  })

  it('carries the same entries in the same order in every format', () => {
    const entries = readRss(renderRss(document))
    expect(entries.map(({ id }) => id)).toEqual(articles.map(({ feedId }) => feedId))
    expect(readAtom(renderAtom(document))).toEqual(entries)
    expect(readJsonFeed(renderJsonFeed(document))).toEqual(entries)
  })

  it('keeps the two dates of an article apart', () => {
    const [first] = readRss(renderRss(document))
    expect(first?.published).toBe(Date.UTC(2026, 2, 14, 18))
    expect(first?.updated).toBe(Date.UTC(2026, 2, 20, 7, 30))
  })

  it('signs an article that names nobody with the name of the publication', () => {
    expect(readAtom(renderAtom(document))[2]?.authors).toEqual(['Lantern desk'])
  })

  it('says its own address and the site’s, and no relative one', () => {
    for (const { path, render } of files) {
      const text = render(document)
      expect(text).toContain(`https://lantern.example${path}`)
      expect(text).toContain('https://lantern.example/pictures/boat.jpg')
      expect(text.replace('href="/feed.css"', '')).not.toMatch(/(href|src|url)=\\?"\//)
    }
  })

  it('refers to `&` and `<` in the plain texts of RSS by number, as its profile asks', () => {
    const rss = renderRss(sampleDocument([sampleArticle(0, { title: 'R&D <3' })]))
    expect(rss).toContain('<title>R&#x26;D &#x3C;3</title>')
  })

  it('gives an article in another language its own', () => {
    expect(renderRss(document)).toContain('<dc:language>ar</dc:language>')
    expect(renderAtom(document)).toContain('<entry xml:lang="ar">')
    expect(renderJsonFeed(document)).toContain('"language": "ar"')
  })

  it('is as old as the latest change in it', () => {
    const one = sampleDocument([sampleArticle(3)])
    expect(renderRss(one)).toContain('<lastBuildDate>Sat, 14 Mar 2026 15:00:00 GMT</lastBuildDate>')
    expect(renderRss(document)).toContain('<lastBuildDate>Fri, 20 Mar 2026 07:30:00 GMT</lastBuildDate>')
  })

  it('stays a feed without articles, as old as its id', () => {
    const empty = sampleDocument([])
    expect(readRss(renderRss(empty))).toEqual([])
    expect(readJsonFeed(renderJsonFeed(empty))).toEqual([])
    expect(renderAtom(empty)).toContain('<updated>2026-01-01T00:00:00.000Z</updated>')
  })
})

describe('isSubscribable', () => {
  it.each([
    ...['feed.xml', 'atom.xml', 'feed.json', 'tags/c-plus-plus/feed.xml'].map((key) => ({ key, is: true })),
    ...['archive/feeds/3/feed.xml', 'index.html', 'articles/feed.xml', 'feed.css', 'sitemap.xml'].map((key) => ({
      key,
      is: false,
    })),
  ])('tells what readers subscribe to from all else: $key', ({ key, is }) => {
    expect(isSubscribable(key)).toBe(is)
  })
})
