import { describe, expect, it } from 'vitest'
import { renderArchiveIndex } from '../../shared/site/archive-index.ts'
import { renderMonthPage } from '../../shared/site/month-page.ts'
import { sampleArticle, samplePublication } from '../feeds/sample.ts'

const publication = samplePublication
const document = { publication, month: '2026-03', part: 1, hasNextPart: false, articles: [sampleArticle(0)] }

describe('renderArchiveIndex', () => {
  it('names the newest year and month first, in whatever order they come', () => {
    const months = ['2025-12', '2026-01', '2026-03', '2025-02'].map((month) => ({ month, articles: 7 }))
    const page = renderArchiveIndex({ publication, months })
    const names = [...page.matchAll(/<h2>(\d+)<\/h2>|<a href="(\/archive\/\d[^"]*)">/g)].map(
      ([, year, path]) => year ?? path,
    )
    expect(names).toEqual([
      '2026',
      '/archive/2026/03/',
      '/archive/2026/01/',
      '2025',
      '/archive/2025/12/',
      '/archive/2025/02/',
    ])
  })

  it.each([
    { language: 'de', name: 'März' },
    { language: 'ja', name: '3月' },
    { language: 'ar', name: 'مارس' },
  ])('names months in the language of the publication: $language', ({ language, name }) => {
    const page = renderArchiveIndex({
      publication: { ...publication, language },
      months: [{ month: '2026-03', articles: 1 }],
    })
    expect(page).toContain(`<a href="/archive/2026/03/">${name}</a>`)
  })

  it('says so before anything is published', () => {
    expect(renderArchiveIndex({ publication, months: [] })).toContain('Nothing has been published yet.')
  })
})

describe('renderMonthPage', () => {
  it('lists articles below the day of their publication, once for each day', () => {
    const articles = [sampleArticle(0), sampleArticle(1), sampleArticle(30)]
    const page = renderMonthPage({ ...document, articles })
    const parts = [...page.matchAll(/<time [^>]*>([^<]*)<|<h3><a href="([^"]*)">/g)].map(([, day, path]) => day ?? path)
    expect(parts).toEqual([
      '14 March 2026',
      '/articles/ferry-0/',
      '/articles/ferry-1/',
      '13 March 2026',
      '/articles/ferry-30/',
    ])
  })

  it.each([
    { part: 1, hasNextPart: false, links: [] },
    { part: 1, hasNextPart: true, links: ['next /archive/2026/03/2/'] },
    { part: 2, hasNextPart: true, links: ['prev /archive/2026/03/', 'next /archive/2026/03/3/'] },
    { part: 3, hasNextPart: false, links: ['prev /archive/2026/03/2/'] },
  ])('leads from part $part to the parts beside it: $links', ({ part, hasNextPart, links }) => {
    const page = renderMonthPage({ ...document, part, hasNextPart })
    expect([...page.matchAll(/<a rel="(prev|next)" href="([^"]*)"/g)].map(([, rel, path]) => `${rel} ${path}`)).toEqual(
      links,
    )
  })

  it('is as long as its articles and not as the archive', () => {
    const articles = Array.from({ length: 100 }, (_, index) => sampleArticle(index))
    const bytes = Buffer.byteLength(renderMonthPage({ ...document, articles }))
    console.log(`A full part of a month, 100 articles: ${bytes} bytes`)
    expect(bytes).toBeLessThan(40_000)
  })
})
