import { parseXmlDocument, type Element } from 'slimdom'
import { describe, expect, it } from 'vitest'
import { renderAtom } from '../../shared/feeds/atom.ts'
import type { FeedDocument, FeedPlace } from '../../shared/feeds/feed-document.ts'
import { renderJsonFeed } from '../../shared/feeds/json-feed.ts'
import { renderRss } from '../../shared/feeds/rss.ts'
import { richPublication, sampleArticle, sampleDocument } from './sample.ts'

const place = (which: FeedPlace, changes: Partial<FeedDocument> = {}) =>
  sampleDocument([sampleArticle(0)], { publication: richPublication, place: which, ...changes })

/** The links of the feed itself, by their relation. */
function linksOf(xml: string): Readonly<Record<string, readonly string[]>> {
  const root = parseXmlDocument(xml).documentElement
  const feed = root?.localName === 'rss' ? root.children[0] : root
  const links = (feed?.children ?? []).filter(
    ({ localName, namespaceURI }) => localName === 'link' && namespaceURI === 'http://www.w3.org/2005/Atom',
  )
  return Object.fromEntries(
    Object.entries(Object.groupBy(links, (link) => link.getAttribute('rel') ?? '')).map(([rel, found = []]) => [
      rel,
      found.map((link) => link.getAttribute('href') ?? ''),
    ]),
  )
}

const isArchive = (xml: string): boolean =>
  parseXmlDocument(xml).getElementsByTagNameNS('http://purl.org/syndication/history/1.0', 'archive').length === 1

const formats = [
  { format: 'RSS', file: 'feed.xml', render: renderRss },
  { format: 'Atom', file: 'atom.xml', render: renderAtom },
]
const site = 'https://lantern.example'

describe.each(formats)('an archived feed in $format', ({ file, render }) => {
  it('leads from what readers subscribe to back to the newest archive', () => {
    const xml = render(place({ kind: 'current', prevArchive: 3 }))
    expect(linksOf(xml)).toMatchObject({ 'prev-archive': [`${site}/archive/feeds/3/${file}`] })
    expect(isArchive(xml)).toBe(false)
  })

  it('leads nowhere without an archive', () => {
    const xml = render(place({ kind: 'current' }))
    expect(Object.keys(linksOf(xml))).not.toContain('prev-archive')
  })

  it('leads from an archive to the ones before and after it and to the present', () => {
    const xml = render(place({ kind: 'archive', number: 2, hasNext: true }))
    expect(linksOf(xml)).toMatchObject({
      self: [`${site}/archive/feeds/2/${file}`],
      'prev-archive': [`${site}/archive/feeds/1/${file}`],
      'next-archive': [`${site}/archive/feeds/3/${file}`],
      current: [`${site}/${file}`],
    })
    expect(isArchive(xml)).toBe(true)
  })

  it('ends at the first archive and at the newest', () => {
    const first = linksOf(render(place({ kind: 'archive', number: 1, hasNext: true })))
    expect(first['prev-archive']).toBeUndefined()
    const newest = linksOf(render(place({ kind: 'archive', number: 9, hasNext: false })))
    expect(newest['next-archive']).toBeUndefined()
  })

  it('names its hubs where readers subscribe, and not in an archive', () => {
    expect(linksOf(render(place({ kind: 'current' })))['hub']).toEqual(richPublication.hubs)
    expect(linksOf(render(place({ kind: 'archive', number: 1, hasNext: false })))['hub']).toBeUndefined()
  })
})

describe('an archived feed in JSON', () => {
  const read = (document: FeedDocument) => JSON.parse(renderJsonFeed(document)) as Record<string, unknown>

  it.each<{ name: string; which: FeedPlace; next: string | undefined }>([
    { name: 'the newest archive', which: { kind: 'current', prevArchive: 3 }, next: '/archive/feeds/3/feed.json' },
    { name: 'nowhere without one', which: { kind: 'current' }, next: undefined },
    {
      name: 'the archive before',
      which: { kind: 'archive', number: 2, hasNext: true },
      next: '/archive/feeds/1/feed.json',
    },
    { name: 'nowhere from the first', which: { kind: 'archive', number: 1, hasNext: true }, next: undefined },
  ])('leads with next_url to $name', ({ which, next }) => {
    expect(read(place(which))['next_url']).toBe(next && `${site}${next}`)
  })

  it('names its hubs where readers subscribe, and not in an archive', () => {
    const hubs = richPublication.hubs.map((url) => ({ type: 'WebSub', url }))
    expect(read(place({ kind: 'current' }))['hubs']).toEqual(hubs)
    expect(read(place({ kind: 'archive', number: 1, hasNext: false }))).not.toHaveProperty('hubs')
  })
})

describe('tombstones', () => {
  const tombstones = [
    { feedId: 'tag:lantern.example,2026:gone', withdrawnAt: '2026-03-22T08:00:00.000Z' },
    { feedId: sampleArticle(0).feedId, withdrawnAt: '2026-03-22T09:00:00.000Z' },
    { feedId: 'no id', withdrawnAt: '2026-03-22T09:00:00.000Z' },
    { feedId: 'tag:lantern.example,2026:when', withdrawnAt: 'yesterday' },
  ]
  const document = place({ kind: 'current' }, { tombstones })
  const graves = (xml: string): readonly Element[] =>
    parseXmlDocument(xml).getElementsByTagNameNS('http://purl.org/atompub/tombstones/1.0', 'deleted-entry')

  it('say in Atom what was withdrawn and when, and nothing of what is there or cannot be said', () => {
    expect(
      graves(renderAtom(document)).map((grave) => [grave.getAttribute('ref'), grave.getAttribute('when')]),
    ).toEqual([['tag:lantern.example,2026:gone', '2026-03-22T08:00:00.000Z']])
  })

  it('change the date of the feed, in every format that has one', () => {
    expect(renderAtom(document)).toContain('<updated>2026-03-22T08:00:00.000Z</updated>')
    expect(renderRss(document)).toContain('<lastBuildDate>Sun, 22 Mar 2026 08:00:00 GMT</lastBuildDate>')
  })

  it('are in no other format: none has a way to say it', () => {
    expect(renderRss(document)).not.toContain('deleted-entry')
    expect(renderJsonFeed(document)).not.toContain('gone')
  })
})
