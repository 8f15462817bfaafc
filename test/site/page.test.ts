import type { Element, Root, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../shared/article/article.ts'
import { feedFiles } from '../../shared/feeds/feed-files.ts'
import type { Publication } from '../../shared/publication.ts'
import { renderPage } from '../../shared/site/page.ts'
import { sampleArticle, samplePublication } from '../feeds/sample.ts'

const render = (changes: Partial<Article> = {}, publication: Publication = samplePublication): string =>
  renderPage(sampleArticle(0, changes), publication)

/** Every element of a document, in order. */
function elementsOf(parent: Root | RootContent): readonly Element[] {
  if (!('children' in parent)) return []
  return parent.children.flatMap((child) => (child.type === 'element' ? [child, ...elementsOf(child)] : []))
}

const read = (page: string) => {
  const elements = elementsOf(fromHtml(page))
  const all = (tagName: string) => elements.filter((element) => element.tagName === tagName)
  const meta = (name: string) =>
    all('meta').find(({ properties }) => properties['property'] === name || properties['name'] === name)?.properties[
      'content'
    ]
  const link = (rel: string) =>
    all('link').filter(({ properties }) => Array.isArray(properties['rel']) && properties['rel'].includes(rel))
  return { elements, all, meta, link }
}

describe('renderPage', () => {
  it('has one main heading, its title', () => {
    const [heading, ...others] = read(render({ title: 'Boats & <trains>' })).all('h1')
    expect(heading && toText(heading)).toBe('Boats & <trains>')
    expect(others).toEqual([])
  })

  it('is a document without scripts and without faults', () => {
    const faults: string[] = []
    const page = render({
      image: { src: '/boat.jpg', alt: 'A boat', caption: 'x' },
      correction: 'x',
      canonical: 'https://o.example/',
    })
    const tree = fromHtml(page, { verbose: true, onerror: (fault) => void faults.push(fault.message) })
    expect(faults).toEqual([])
    const scripts = elementsOf(tree).filter(({ tagName }) => tagName === 'script')
    expect(scripts.map(({ properties }) => properties['type'])).toEqual(['application/ld+json'])
  })

  it('says in its head what the article is', () => {
    const image = { src: '/boat.jpg', alt: 'A boat' }
    const { meta, link, all } = read(render({ image, updated: '2026-03-20T07:30:00.000Z' }))
    expect(meta('og:type')).toBe('article')
    expect(meta('og:title')).toBe('Ferry 0 runs again')
    expect(meta('og:image')).toBe('https://lantern.example/boat.jpg')
    expect(meta('twitter:card')).toBe('summary_large_image')
    expect(link('canonical')[0]?.properties['href']).toBe('https://lantern.example/articles/ferry-0/')
    const [script] = all('script')
    const [json] = script?.children ?? []
    expect(JSON.parse(json?.type === 'text' ? json.value : '')).toMatchObject({
      '@type': 'NewsArticle',
      headline: 'Ferry 0 runs again',
      datePublished: '2026-03-14T18:00:00.000Z',
      dateModified: '2026-03-20T07:30:00.000Z',
      author: [
        { '@type': 'Person', name: 'Ida Holm' },
        { '@type': 'Person', name: 'Jo Brandt' },
      ],
    })
  })

  it('points to every feed, with its type', () => {
    const feeds = read(render())
      .link('alternate')
      .map(({ properties }) => [properties['href'], properties['type']])
    expect(feeds).toEqual(
      feedFiles({ kind: 'all' }, { kind: 'current' }).map(({ path, contentType }) => [path, contentType.split(';')[0]]),
    )
  })

  it.each([
    { language: 'ar', dir: 'rtl' },
    { language: 'he-IL', dir: 'rtl' },
    { language: 'az-Arab', dir: 'rtl' },
    { language: 'ar-Latn', dir: 'ltr' },
    { language: 'pt-BR', dir: 'ltr' },
  ])('is in the language and direction of the article: $language', ({ language, dir }) => {
    expect(read(render({ language })).all('html')[0]?.properties).toEqual({ lang: language, dir })
  })

  it('says dates in the language and time zone of the publication', () => {
    const changes = { published: '2026-03-14T23:30:00.000Z', updated: '2026-03-14T23:30:00.000Z' }
    expect(render(changes)).toContain('<time datetime="2026-03-14T23:30:00.000Z">15 March 2026</time>')
    expect(render(changes, { ...samplePublication, language: 'de', timeZone: 'UTC' })).toContain(
      '>14. März 2026</time>',
    )
  })

  it.each([
    { name: 'another opening', bodyHtml: '<p>Nobody saw it leave.</p>', shown: true },
    { name: 'the same opening', bodyHtml: '<p>The crossing\n to the <em>island</em> is open.</p>', shown: false },
    { name: 'an opening that goes on', bodyHtml: '<p>The crossing to the island is open. At last.</p>', shown: false },
    { name: 'the same words later', bodyHtml: '<h2>Sea</h2><p>The crossing to the island is open.</p>', shown: true },
  ])('shows the standfirst unless the body begins with it: $name', ({ bodyHtml, shown }) => {
    const page = render({ summary: 'The crossing to the island is open.', bodyHtml })
    expect(page.includes('class="standfirst"')).toBe(shown)
  })

  it.each([
    { name: 'shows a cover', bodyHtml: '<p>x</p>', pictures: 1 },
    { name: 'shows a picture of the body once', bodyHtml: '<p><img src="../../boat.jpg" alt=""></p>', pictures: 1 },
    { name: 'shows a cover beside another picture', bodyHtml: '<p><img src="/ship.jpg" alt=""></p>', pictures: 2 },
  ])('$name', ({ bodyHtml, pictures }) => {
    const { all } = read(render({ bodyHtml, image: { src: 'https://lantern.example/boat.jpg', alt: 'A boat' } }))
    expect(all('img')).toHaveLength(pictures)
  })

  it('says that and when it was corrected and changed', () => {
    const page = render({ correction: 'It was <ten>.', updated: '2026-03-20T07:30:00.000Z' })
    expect(page).toContain('It was &#60;ten&#62;.')
    expect(page).toContain('20 March 2026')
    expect(render()).not.toContain('Updated')
  })

  it('links to where the article first appeared', () => {
    const { link, all } = read(render({ canonical: 'https://journal.example/one' }))
    expect(link('canonical')[0]?.properties['href']).toBe('https://journal.example/one')
    expect(all('a').map(({ properties }) => properties['href'])).toContain('https://journal.example/one')
  })

  it('links to nothing that runs', () => {
    const url = 'javascript:alert(1)'
    expect(render({ canonical: url, authors: [{ name: 'A', url }], image: { src: url, alt: '' } })).not.toContain(url)
  })

  it.each(['title', 'summary', 'correction', 'slug'] as const)('shows markup in its %s as text', (field) => {
    const page = render({ [field]: '"><script>alert(1)</script>\'' })
    expect(read(page).all('script')).toHaveLength(1)
  })

  it('weighs at most 12 KB without its body', () => {
    const changes: Partial<Article> = {
      title: 'Long title '.repeat(15),
      summary: 'Long summary '.repeat(23),
      authors: Array.from({ length: 4 }, (_, index) => ({
        name: `Author Number ${index}`,
        url: 'https://o.example/author',
      })),
      tags: Array.from({ length: 8 }, (_, index) => `a longer tag ${index}`),
      image: {
        src: 'https://lantern.example/pictures/boat.jpg',
        alt: 'A boat '.repeat(10),
        caption: 'The boat '.repeat(10),
      },
      correction: 'It was nine weeks. '.repeat(5),
      bodyHtml: '',
    }
    expect(Buffer.byteLength(render(changes))).toBeLessThanOrEqual(12 * 1024)
  })
})
