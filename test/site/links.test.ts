import { describe, expect, it } from 'vitest'
import { elementsOf } from '../../shared/article/html-tree.ts'
import { fromHtml } from 'hast-util-from-html'
import { sampleArticle, samplePublication } from '../feeds/sample.ts'
import { readSamples } from './sample-articles.ts'
import { renderWholeSite } from './whole-site.ts'

const { siteUrl } = samplePublication
const samples = Object.values(await readSamples(samplePublication))
const others = Array.from({ length: 120 }, (_, index) =>
  sampleArticle(index, {
    authors: [{ name: 'Ida Holm', url: 'https://ida.example/' }],
    tags: [`harbour ${index % 7}`, 'C++', '平和'],
  }),
)
const site = renderWholeSite(samplePublication, [...samples, ...others])
const pages = [...site].filter(([, text]) => text.startsWith('<!DOCTYPE html>'))

/** The addresses within the site that a page links to, and the ids that it has. */
function read(html: string, path: string) {
  const elements = [...elementsOf(fromHtml(html))]
  const addresses = elements
    .filter(({ tagName }) => tagName === 'a' || tagName === 'link')
    .map(({ properties }) => new URL(String(properties['href']), `${siteUrl}${path}`))
    .filter(({ origin }) => origin === siteUrl)
  return { addresses, ids: new Set(elements.map(({ properties }) => properties['id'])) }
}

const pageAt = new Map(pages.map(([path, html]) => [path, read(html, path)]))

describe('a whole site', () => {
  it('links to nothing that it does not have', () => {
    const links = [...pageAt].flatMap(([from, { addresses }]) => addresses.map(({ pathname }) => ({ from, pathname })))
    console.log(`${links.length} links on ${pages.length} pages lead to one of ${site.size} files`)
    expect(links.filter(({ pathname }) => !site.has(pathname))).toEqual([])
  })

  it('links to no part of a page that the page does not have', () => {
    const broken = [...pageAt.values()]
      .flatMap(({ addresses }) => addresses)
      .filter(
        ({ hash, pathname }) =>
          hash !== '' && pageAt.get(pathname)?.ids.has(decodeURIComponent(hash.slice(1))) !== true,
      )
    expect(broken.map(({ href }) => href)).toEqual([])
  })

  it('leads to each of its pages from the front page', () => {
    const seen = new Set(['/'])
    for (const path of seen) for (const { pathname } of pageAt.get(path)?.addresses ?? []) seen.add(pathname)
    expect(pages.map(([path]) => path).filter((path) => !seen.has(path))).toEqual(['/404.html'])
  })

  it('has every page of an article in its sitemap, once, and robots.txt leads there', () => {
    const addresses = (path: string) =>
      [...(site.get(path) ?? '').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => url.replace(siteUrl, ''))
    const [, start = ''] = /^Sitemap: (.*)$/m.exec(site.get('/robots.txt') ?? '') ?? []
    const mapped = addresses(start.replace(siteUrl, '')).flatMap(addresses)
    expect(mapped.toSorted()).toEqual([...site.keys()].filter((path) => path.startsWith('/articles/')).toSorted())
  })
})
