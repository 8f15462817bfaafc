import { describe, expect, it } from 'vitest'
import { renderRobots } from '../../shared/site/robots.ts'
import { renderSitemapIndex, renderSitemapPart } from '../../shared/site/sitemap.ts'
import { samplePublication } from '../feeds/sample.ts'

const updated = '2026-03-14T18:00:00.000Z'

describe('renderSitemapIndex', () => {
  it('names every part with the date of its newest change', () => {
    const map = renderSitemapIndex({ publication: samplePublication, parts: [{ month: '2026-03', part: 2, updated }] })
    expect(map).toContain(`<loc>https://lantern.example/sitemaps/2026-03-2.xml</loc><lastmod>${updated}</lastmod>`)
  })
})

describe('renderSitemapPart', () => {
  it('names every page, and leaves out a date that is none', () => {
    const articles = [
      { slug: 'one', updated },
      { slug: 'two', updated: 'soon' },
    ]
    const map = renderSitemapPart({ publication: samplePublication, articles })
    expect(map).toContain(`<loc>https://lantern.example/articles/one/</loc><lastmod>${updated}</lastmod>`)
    expect(map).toContain('<loc>https://lantern.example/articles/two/</loc></url>')
  })
})

describe('renderRobots', () => {
  it('points to the sitemap', () => {
    expect(renderRobots(samplePublication)).toContain('\nSitemap: https://lantern.example/sitemap.xml\n')
  })
})
