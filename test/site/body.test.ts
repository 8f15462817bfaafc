import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import { elementsOf } from '../../shared/article/html-tree.ts'
import { prepareBody } from '../../shared/site/body.ts'

const prepare = (bodyHtml: string) => {
  const body = prepareBody(bodyHtml, 'https://lantern.example/articles/one/', 'Table')
  const elements = [...elementsOf(fromHtml(body.html.html, { fragment: true }))]
  return {
    ...body,
    properties: (name: string) => elements.filter(({ tagName }) => tagName === name).map((each) => each.properties),
  }
}

describe('prepareBody', () => {
  it.each([
    '<p>One &#x26; <em>two</em> &#x3C;three></p>',
    '<pre><code>  a\n\n\n  b &#x3C; c\n</code></pre>',
    '<p dir="rtl" lang="ar">مرحبا</p>',
    '<ol start="3"><li value="7">x</li></ol>',
  ])('leaves %s as it is', (bodyHtml) => {
    expect(prepare(bodyHtml).html.html).toBe(bodyHtml)
  })

  it('loads pictures when they come into view, in the place that is kept for them', () => {
    const [image] = prepare('<img src="/a.jpg" alt="A" width="3" height="2">').properties('img')
    expect(image).toEqual({ src: '/a.jpg', alt: 'A', width: 3, height: 2, loading: 'lazy', decoding: 'async' })
  })

  it('takes a picture without alternative text for decoration', () => {
    expect(prepare('<img src="/a.jpg">').properties('img')[0]).toMatchObject({ alt: '' })
  })

  it.each([
    { name: 'its caption', table: '<table><caption>Who  decided</caption></table>', label: 'Who decided' },
    { name: 'what it is', table: '<table><tr><td>x</td></tr></table>', label: 'Table' },
  ])('lets a table scroll with the keyboard, under the name of $name', ({ table, label }) => {
    const { properties } = prepare(`<blockquote>${table}</blockquote>`)
    expect(properties('section')).toEqual([{ className: ['wide'], tabIndex: 0, ariaLabel: label }])
  })

  it('aligns cells by class, which a style can read', () => {
    const { properties } = prepare('<table><tr><th align="right">x</th><td>y</td></tr></table>')
    expect([...properties('th'), ...properties('td')]).toEqual([{ className: ['to-right'] }, {}])
  })

  it('gives an id to the first element that has it', () => {
    expect(prepare('<p id="text-a">x</p><p id="text-a">y</p><p>z</p>').properties('p')).toEqual([
      { id: 'text-a' },
      {},
      {},
    ])
  })

  it('tells what is in it', () => {
    const { opening, text, pictures, elements } = prepare('<p>The  ferry\n<b>ran</b>.</p><img src="../b.jpg" alt="">')
    expect({ opening, text, pictures, elements: [...elements] }).toEqual({
      opening: 'The ferry ran.',
      text: expect.stringContaining('The ferry ran.'),
      pictures: [{ src: 'https://lantern.example/articles/b.jpg', alt: '' }],
      elements: ['p', 'b', 'img'],
    })
  })
})
