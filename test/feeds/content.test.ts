import * as fc from 'fast-check'
import { parseFragment, serialize } from 'parse5'
import { describe, expect, it } from 'vitest'
import { absolutizeUrls } from '../../shared/feeds/absolute-urls.ts'
import { legalText } from '../../shared/feeds/legal-text.ts'
import { composeContent } from '../../shared/feeds/content.ts'

const parts = {
  correction: undefined,
  image: undefined,
  language: 'en',
  url: 'https://lantern.example/articles/ferry/',
}

describe('composeContent', () => {
  it.each([
    {
      name: 'a link beside the page',
      html: '<a href="map.html">m</a>',
      url: 'https://lantern.example/articles/ferry/map.html',
    },
    {
      name: 'a link from the root',
      html: '<a href="/map?a=1&amp;b=2">m</a>',
      url: 'https://lantern.example/map?a=1&amp;b=2',
    },
    {
      name: 'a place on the page',
      html: '<a href="#note-1">1</a>',
      url: 'https://lantern.example/articles/ferry/#note-1',
    },
    { name: 'a picture', html: '<img src="../boat.jpg" alt="">', url: 'https://lantern.example/articles/boat.jpg' },
    { name: 'a link without a scheme', html: '<a href="//other.example/x">x</a>', url: 'https://other.example/x' },
    { name: 'an address', html: '<a href="mailto:desk@lantern.example">x</a>', url: 'mailto:desk@lantern.example' },
  ])('makes $name absolute', ({ html, url }) => {
    expect(composeContent({ ...parts, bodyHtml: html })).toContain(`"${url}"`)
  })

  it('leaves out a list of pictures, which no article has', () => {
    const html = composeContent({ ...parts, bodyHtml: '<img src="a.jpg" srcset="b.jpg 2x" alt="">' })
    expect(html).toBe('<img src="https://lantern.example/articles/ferry/a.jpg" alt="">')
  })

  it('leaves out a URL that cannot be read and keeps the text', () => {
    expect(composeContent({ ...parts, bodyHtml: '<p><a href="http://[">here</a></p>' })).toBe('<p><a>here</a></p>')
  })

  it('says the same of a body that needs no change as of one that is parsed', () => {
    const words = fc.constantFrom(
      '<p>a</p>',
      'a &amp; b',
      '<b>c</b>',
      ' href="/x" ',
      '<code>src="y"</code>',
      '\u0000',
      'é',
    )
    const link = fc
      .constantFrom(
        'https://a.example/?a=1&#x26;b=2',
        'HTTPS://A.example',
        'mailto:desk@a.example',
        'http://a.example/é',
      )
      .map((url) => `<a href="${url}">x</a><img src="${url}" alt="">`)
    fc.assert(
      fc.property(fc.array(fc.oneof(words, link)), (pieces) => {
        const bodyHtml = pieces.join('')
        const parsed = absolutizeUrls(`<i srcset=""></i>${legalText(bodyHtml)}`, parts.url)
        const tree = (html: string) => serialize(parseFragment(html))
        expect(tree(`<i></i>${composeContent({ ...parts, bodyHtml })}`)).toBe(tree(parsed.html))
      }),
    )
  })

  it('carries no character from a reference that it could not carry itself', () => {
    expect(composeContent({ ...parts, bodyHtml: '<a href="x">a&#8;b</a>' })).toBe(
      '<a href="https://lantern.example/articles/ferry/x">ab</a>',
    )
  })

  it('puts the cover first, with its caption', () => {
    const image = { src: 'https://lantern.example/boat.jpg', alt: 'A "boat"', caption: 'The <old> boat' }
    const html = composeContent({ ...parts, image, bodyHtml: '<p>Text</p>' })
    expect(html).toBe(
      '<figure><img src="https://lantern.example/boat.jpg" alt="A &#x22;boat&#x22;">' +
        '<figcaption>The &#x3C;old> boat</figcaption></figure><p>Text</p>',
    )
  })

  it('shows a picture once that is in the body already', () => {
    const image = { src: 'https://lantern.example/boat.jpg', alt: '' }
    const bodyHtml = '<figure><a href="/x"><img src="/boat.jpg" alt=""></a></figure>'
    expect(composeContent({ ...parts, image, bodyHtml }).match(/<img/g)).toHaveLength(1)
  })

  it('says that it is written from right to left, and only then', () => {
    const bodyHtml = '<p>فُتح المعبر إلى الجزيرة.</p>'
    expect(composeContent({ ...parts, bodyHtml, language: 'ar' })).toBe(`<div dir="rtl" lang="ar">${bodyHtml}</div>`)
    expect(composeContent({ ...parts, bodyHtml })).toBe(bodyHtml)
  })

  it('ends with the correction, as text', () => {
    const html = composeContent({ ...parts, bodyHtml: '<p>Text</p>', correction: 'Not <b>ten</b> but nine.' })
    expect(html).toBe('<p>Text</p><p><em>Not &#x3C;b>ten&#x3C;/b> but nine.</em></p>')
  })
})
