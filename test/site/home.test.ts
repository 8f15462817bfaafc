import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../shared/article/article.ts'
import { pagePath } from '../../shared/article/article.ts'
import { renderHome } from '../../shared/site/home.ts'
import { sampleArticle, samplePublication } from '../feeds/sample.ts'

const fifty = Array.from({ length: 50 }, (_, index) => sampleArticle(index))
const image = { src: '/boat.jpg', alt: 'A "boat"' }
const home = (articles: readonly Article[]): string => renderHome({ publication: samplePublication, articles })

describe('renderHome', () => {
  it('lists the articles in their order, each with link and date', () => {
    const page = home(fifty)
    expect([...page.matchAll(/<h[23][^>]*><a href="([^"]*)">/g)].map(([, path]) => path)).toEqual(fifty.map(pagePath))
    expect(page.match(/<time /g)).toHaveLength(50)
  })

  it('says of the first ten what they are about and who wrote them', () => {
    const page = home(fifty.map((article) => ({ ...article, image })))
    expect(page.match(/open after \d+ weeks/g)).toHaveLength(10)
    expect(page.match(/<bdi>Ida Holm<\/bdi>/g)).toHaveLength(10)
  })

  it('shows pictures in places that are kept for them, and waits for none but the first', () => {
    const page = home([sampleArticle(0, { image: { ...image, width: 30, height: 20 } }), sampleArticle(1, { image })])
    expect(page.match(/<img /g)).toHaveLength(2)
    expect(page).toContain(
      'src="https://lantern.example/boat.jpg" alt="A &#34;boat&#34;" width="30" height="20" fetchpriority="high" decoding="async"',
    )
    expect(page.match(/loading="lazy"/g)).toHaveLength(1)
  })

  it('marks a story in another language with its direction', () => {
    expect(home([sampleArticle(0, { language: 'ar' })])).toMatch(/<article [^>]*lang="ar" dir="rtl"/)
  })

  it('stays as long when there is more', () => {
    const bytes = Buffer.byteLength(home(fifty.map((article) => ({ ...article, image }))))
    console.log(`The front page of 50 articles: ${bytes} bytes`)
    expect(bytes).toBeLessThan(40_000)
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
