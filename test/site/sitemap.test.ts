import { parseXmlDocument, type Element } from 'slimdom'
import { describe, expect, it } from 'vitest'
import { renderRobots } from '../../shared/site/robots.ts'
import { renderSitemapIndex, renderSitemapPart } from '../../shared/site/sitemap.ts'
import { sampleArticle, samplePublication } from '../feeds/sample.ts'

const publication = samplePublication
const updated = '2026-03-14T18:00:00.000Z'
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'
/** W3C Datetime: a day, or a day and a time with a zone. */
const w3cDatetime = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/

/** What is wrong with a sitemap or an index by the rules and the schemas of sitemaps.org. */
function faultsOf(xml: string, kind: 'urlset' | 'sitemapindex'): readonly string[] {
  const root = parseXmlDocument(xml).documentElement
  const entry = kind === 'urlset' ? 'url' : 'sitemap'
  const faults: string[] = []
  if (root?.localName !== kind || root.namespaceURI !== namespace) faults.push(`the root is ${root?.nodeName}`)
  const entries = root?.children ?? []
  if (entries.length === 0 || entries.length > 50_000) faults.push(`${entries.length} entries`)
  if (Buffer.byteLength(xml) > 50 * 1024 * 1024) faults.push('more than 50 MB')
  for (const each of entries) faults.push(...faultsOfEntry(each, entry))
  return faults
}

function faultsOfEntry(entry: Element, name: string): readonly string[] {
  const children = entry.children.map(
    (child) => `${child.namespaceURI === namespace ? '' : 'other '}${child.localName}`,
  )
  const [loc = '', lastmod] = entry.children.map(({ textContent }) => textContent ?? '')
  const url = URL.parse(loc)
  return [
    ...(entry.localName === name && entry.namespaceURI === namespace ? [] : [`an entry is ${entry.nodeName}`]),
    ...(/^loc(?:,lastmod)?$/.test(children.join(',')) ? [] : [`an entry has ${children.join(',')}`]),
    ...(url?.origin === publication.siteUrl && loc.length < 2048 ? [] : [`loc is ${loc}`]),
    ...(lastmod === undefined || w3cDatetime.test(lastmod) ? [] : [`lastmod is ${lastmod}`]),
  ]
}

const locations = (xml: string) =>
  [...xml.matchAll(/<loc>([^<]*)<\/loc>(?:<lastmod>([^<]*)<)?/g)].map(([, ...found]) => found)

describe('renderSitemapIndex', () => {
  it('names every part with the date of its newest change', () => {
    const parts = [
      { month: '2026-03', part: 2, updated },
      { month: '2026-04', part: 1, updated: '2026-04-01T00:00:00.000Z' },
    ]
    const map = renderSitemapIndex({ publication, parts })
    expect(faultsOf(map, 'sitemapindex')).toEqual([])
    expect(locations(map)).toEqual([
      ['https://lantern.example/sitemaps/2026-03-2.xml', updated],
      ['https://lantern.example/sitemaps/2026-04-1.xml', '2026-04-01T00:00:00.000Z'],
    ])
  })

  it('maps the front page before there is anything else', () => {
    const map = renderSitemapIndex({ publication, parts: [] })
    expect(faultsOf(map, 'urlset')).toEqual([])
    expect(locations(map)).toEqual([['https://lantern.example/', undefined]])
  })
})

describe('renderSitemapPart', () => {
  it('names every page with the date of its change, and leaves out a date that is none', () => {
    const articles = [
      { slug: 'one', updated },
      { slug: 'two', updated: 'soon' },
    ]
    const map = renderSitemapPart({ publication, articles })
    expect(faultsOf(map, 'urlset')).toEqual([])
    expect(locations(map)).toEqual([
      ['https://lantern.example/articles/one/', updated],
      ['https://lantern.example/articles/two/', undefined],
    ])
  })

  it('is valid when it is full', () => {
    const articles = Array.from({ length: 100 }, (_, index) => sampleArticle(index))
    expect(faultsOf(renderSitemapPart({ publication, articles }), 'urlset')).toEqual([])
  })

  it('is valid when all of its articles were withdrawn', () => {
    expect(faultsOf(renderSitemapPart({ publication, articles: [] }), 'urlset')).toEqual([])
  })
})

describe('renderRobots', () => {
  it('lets everyone read everything, and points to the sitemap', () => {
    expect(renderRobots(publication)).toBe('User-agent: *\nAllow: /\n\nSitemap: https://lantern.example/sitemap.xml\n')
  })
})
