import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'
import { describe, expect, it } from 'vitest'
import { gzipSync } from 'node:zlib'
import type { Article, Author } from '../../shared/article/article.ts'
import { elementsOf } from '../../shared/article/html-tree.ts'
import { tagSlug } from '../../shared/article/tags.ts'
import { feedFiles } from '../../shared/feeds/feed-files.ts'
import type { Publication } from '../../shared/publication.ts'
import { renderPage } from '../../shared/site/page.ts'
import { sampleArticle, samplePublication } from '../feeds/sample.ts'
import { readPage } from './read-page.ts'
import { richArticle, richPublication, richSurroundings } from './richest-case.ts'
import { readSamples } from './sample-articles.ts'

const figure = '<figure><img src="/a.jpg" alt=""><figcaption>x</figcaption></figure>'
const quotation = '<blockquote><p>x</p></blockquote>'

const render = (changes: Partial<Article> = {}, publication: Publication = samplePublication): string =>
  renderPage(sampleArticle(0, changes), publication)

describe('renderPage', () => {
  it('has one main heading, its title', () => {
    const [heading, ...others] = readPage(render({ title: 'Boats & <trains>' })).all('h1')
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
    const scripts = [...elementsOf(tree)].filter(({ tagName }) => tagName === 'script')
    expect(scripts.map(({ properties }) => properties['type'])).toEqual(['application/ld+json'])
  })

  it('says to link cards what the article is', () => {
    const { meta, link } = readPage(renderPage(richArticle, richPublication, richSurroundings))
    const properties = ['og:type', 'og:site_name', 'og:title', 'og:description', 'og:url', 'og:locale']
    const pictures = ['og:image', 'og:image:width', 'og:image:height', 'og:image:alt', 'twitter:card']
    const times = ['article:published_time', 'article:modified_time']
    expect(Object.fromEntries([...properties, ...pictures, ...times].map((name) => [name, meta(name)]))).toEqual({
      'og:type': 'article',
      'og:site_name': richPublication.title,
      'og:title': richArticle.title,
      'og:description': richArticle.summary,
      'og:url': richArticle.canonical,
      'og:locale': 'en_GB',
      'og:image': 'https://lantern.example/media/1600x1067.jpg',
      'og:image:width': '1600',
      'og:image:height': '1067',
      'og:image:alt': 'Boats leaving the harbour at dusk',
      'twitter:card': 'summary_large_image',
      'article:published_time': '2026-03-14T18:00:00.000Z',
      'article:modified_time': '2026-03-16T09:10:00.000Z',
    })
    expect(meta('description')).toBe(richArticle.summary)
    expect(link('canonical').map(({ properties: { href } }) => href)).toEqual([richArticle.canonical])
  })

  it('says of an article without a picture of its own the first in its text that is no sign', () => {
    const bodyHtml =
      '<p><img src="/media/a/sign.png" alt="" width="40" height="40"><img src="/media/a/pier.jpg" alt="A pier" width="1200" height="800"></p><img src="/media/a/b.jpg" alt="">'
    const { image: _image, ...article } = richArticle
    const { meta } = readPage(renderPage({ ...article, bodyHtml }, richPublication))
    expect(['og:image', 'og:image:width', 'og:image:height', 'og:image:alt', 'twitter:card'].map(meta)).toEqual([
      new URL('/media/a/pier.jpg', richPublication.siteUrl).href,
      '1200',
      '800',
      'A pier',
      'summary_large_image',
    ])
  })

  it('says nothing of a picture that there is none of', () => {
    const { meta } = readPage(render())
    expect([meta('og:image'), meta('og:image:alt'), meta('twitter:card')]).toEqual([undefined, undefined, 'summary'])
  })

  it('says to search engines what the article is', () => {
    const article = { ...richArticle, bodyHtml: '<p>The ferry ran. “It did,” she said.</p>' }
    const person = ({ name, url }: Author) => ({ '@type': 'Person', name, url })
    expect(readPage(renderPage(article, richPublication)).linkedData()).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: article.title,
      mainEntityOfPage: article.canonical,
      image: 'https://lantern.example/media/1600x1067.jpg',
      datePublished: article.published,
      dateModified: article.updated,
      inLanguage: 'en-GB',
      articleSection: 'harbour',
      keywords: article.tags,
      wordCount: 7,
      isAccessibleForFree: true,
      author: article.authors.map(person),
      publisher: {
        '@type': 'NewsMediaOrganization',
        name: richPublication.title,
        url: 'https://lantern.example/',
        logo: { '@type': 'ImageObject', url: richPublication.logo },
      },
      correction: { '@type': 'CorrectionComment', text: article.correction },
    })
  })

  it('says that the publication is the author of what it signs itself', () => {
    const authors = [{ name: samplePublication.author.name }]
    expect(readPage(render({ authors })).linkedData()).toMatchObject({ author: [{ '@type': 'Organization' }] })
  })

  it('points to every feed, with its type', () => {
    const feeds = readPage(render())
      .link('alternate')
      .map(({ properties }) => [properties['href'], properties['type']])
    const files = feedFiles({ kind: 'all' }, { kind: 'current' })
    expect(feeds).toEqual(files.map(({ path, contentType }) => [path, contentType.split(';')[0]]))
  })

  it('links to the articles before and after it by their titles, in their languages', () => {
    const next = { slug: 'two', title: 'اثنان & <two>', language: 'ar' }
    const { all } = readPage(renderPage(sampleArticle(0), samplePublication, { ...richSurroundings, next }))
    const links = (rel: string) =>
      all('a')
        .filter(({ properties }) => [properties['rel']].flat().includes(rel))
        .map((link) => [link.properties['href'], toText(link), link.properties['lang'], link.properties['dir']])
    expect(links('next')).toEqual([['/articles/two/', next.title, 'ar', 'rtl']])
    expect(links('prev')).toEqual([
      [`/articles/${richSurroundings.previous?.slug}/`, richSurroundings.previous?.title, undefined, undefined],
    ])
    expect(render()).not.toContain('class="neighbours"')
  })

  it('links to its thread and its document', () => {
    const { all, link } = readPage(renderPage(sampleArticle(0), samplePublication, richSurroundings))
    expect(all('a').map(({ properties }) => properties['href'])).toContain(richSurroundings.threadUrl)
    expect(link('site.standard.document').map(({ properties }) => properties['href'])).toEqual([
      richSurroundings.documentUri,
    ])
    expect(readPage(render()).link('site.standard.document')).toEqual([])
  })

  it('links to the page of each of its tags', () => {
    const tags = ['harbour', 'C++', '平和']
    const { all } = readPage(render({ tags }))
    const links = all('a').filter(({ properties }) => [properties['rel']].flat().includes('tag'))
    const [kicker, ...others] = links.map((link) => [link.properties['href'], toText(link)])
    expect(others).toEqual(tags.map((tag) => [`/tags/${tagSlug(tag)}/`, tag]))
    expect(kicker).toEqual(others[0])
  })

  it('says the tagline of the publication', () => {
    expect(render()).toContain(samplePublication.tagline)
  })

  it.each([
    { language: 'ar', dir: 'rtl' },
    { language: 'he-IL', dir: 'rtl' },
    { language: 'az-Arab', dir: 'rtl' },
    { language: 'ar-Latn', dir: 'ltr' },
    { language: 'pt-BR', dir: 'ltr' },
  ])('is in the language and direction of the article: $language', ({ language, dir }) => {
    expect(readPage(render({ language })).all('html')[0]?.properties).toEqual({ lang: language, dir })
  })

  it('is in the language of the publication where that speaks', () => {
    const { all } = readPage(render({ language: 'ar', tags: ['حوار'] }))
    const header = all('header').map(({ properties }) => [properties['lang'], properties['dir']])
    expect(header).toEqual([
      ['en-GB', 'ltr'],
      [undefined, undefined],
    ])
    expect(all('footer').map(({ properties }) => properties['lang'])).toEqual(['en-GB', 'en-GB'])
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
    const { all } = readPage(render({ bodyHtml, image: { src: 'https://lantern.example/boat.jpg', alt: 'A boat' } }))
    expect(all('img')).toHaveLength(pictures)
  })

  it('says that and when it was corrected and changed', () => {
    const page = render({ correction: 'It was <ten>.', updated: '2026-03-20T07:30:00.000Z' })
    expect(page).toContain('It was &#60;ten&#62;.')
    expect(page).toContain('20 March 2026')
    expect(render()).not.toContain('Updated')
  })

  it('links to where the article first appeared', () => {
    const { link, all } = readPage(render({ canonical: 'https://journal.example/one' }))
    expect(link('canonical')[0]?.properties['href']).toBe('https://journal.example/one')
    expect(all('a').map(({ properties }) => properties['href'])).toContain('https://journal.example/one')
  })

  it('links to nothing that runs', () => {
    const url = 'javascript:alert(1)'
    expect(render({ canonical: url, authors: [{ name: 'A', url }], image: { src: url, alt: '' } })).not.toContain(url)
  })

  it.each(['title', 'summary', 'correction', 'slug'] as const)('shows markup in its %s as text', (field) => {
    const page = render({ [field]: '"><script>alert(1)</script>\'' })
    expect(readPage(page).all('script')).toHaveLength(1)
  })

  it('says at what hour it was changed on the day of its publication', () => {
    expect(render({ updated: '2026-03-14T20:05:00.000Z' })).toMatch(/Updated <time [^>]*>14 March 2026 at 21:05</)
  })

  it.each([
    { name: 'the richest case around a text with headings and lists', bodyHtml: '<h2>x</h2><p>x</p><ul><li>x</ul>' },
    { name: 'the richest case around a text with pictures and quotations', bodyHtml: `${figure}${quotation}` },
  ])('weighs at most 12 KB without its body and pictures: $name', ({ name, bodyHtml }) => {
    const page = renderPage({ ...richArticle, bodyHtml }, richPublication, richSurroundings)
    const around = page.replace(/(<div class="body">)[^]*(<\/div>\n<footer class="after")/, '$1$2')
    console.log(
      `Everything on the page but its body, ${name}: ${Buffer.byteLength(around)} bytes, ${gzipSync(around).length} of them sent`,
    )
    expect(around.length).toBeLessThan(page.length)
    expect(Buffer.byteLength(around)).toBeLessThanOrEqual(12 * 1024)
  })

  it('weighs at most 12 KB without its body and pictures: every element that a text may have', async () => {
    const { everything } = await readSamples(samplePublication)
    const page = renderPage(everything, samplePublication, richSurroundings)
    const around = page.replace(/(<div class="body">)[^]*(<\/div>\n<footer class="after")/, '$1$2')
    console.log(`Everything on the page but its body, with every element in it: ${Buffer.byteLength(around)} bytes`)
    expect(around.length).toBeLessThan(page.length)
    expect(Buffer.byteLength(around)).toBeLessThanOrEqual(12 * 1024)
  })
})
