import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import { renderHome } from '../../shared/site/home.ts'
import { sampleArticle, samplePublication } from '../feeds/sample.ts'

describe('renderHome', () => {
  it('lists the articles in their order, each with link, summary and date', () => {
    const page = renderHome({
      publication: samplePublication,
      articles: Array.from({ length: 50 }, (_, index) => sampleArticle(index)),
    })
    expect([...page.matchAll(/<h2><a href="([^"]*)">/g)].map(([, path]) => path)).toEqual(
      Array.from({ length: 50 }, (_, index) => `/articles/ferry-${index}/`),
    )
    expect(page).toContain('open after 50 weeks')
    expect(page.match(/<time /g)).toHaveLength(50)
  })

  it('shows the picture of the newest article only', () => {
    const image = { src: '/boat.jpg', alt: 'A "boat"' }
    const articles = [sampleArticle(0, { image }), sampleArticle(1, { image })]
    const page = renderHome({ publication: samplePublication, articles })
    expect(page.match(/<img /g)).toHaveLength(1)
    expect(page).toContain('src="https://lantern.example/boat.jpg" alt="A &#34;boat&#34;"')
  })

  it('marks a story in another language with its direction', () => {
    const page = renderHome({ publication: samplePublication, articles: [sampleArticle(0, { language: 'ar' })] })
    expect(page).toMatch(/<li [^>]*lang="ar" dir="rtl"/)
  })

  it.each([
    { name: 'a date that is none', changes: { published: 'soon' } },
    { name: 'a picture that is none', changes: { image: { src: 'http://[', alt: '' } } },
    { name: 'a language that is none', changes: { language: 'not a language' } },
  ])('lists an article with $name', ({ changes }) => {
    const articles = [sampleArticle(0, changes), sampleArticle(1)]
    const page = renderHome({ publication: samplePublication, articles })
    expect(page).toContain('Ferry 0 runs again')
    expect(page).toContain('Ferry 1 runs again')
  })

  it('says so before anything is published, and has no faults', () => {
    const faults: string[] = []
    const page = renderHome({ publication: samplePublication, articles: [] })
    fromHtml(page, { verbose: true, onerror: (fault) => void faults.push(fault.message) })
    expect(faults).toEqual([])
    expect(page).toContain('Nothing has been published yet.')
  })
})
