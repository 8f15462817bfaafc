import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'
import { describe, expect, it } from 'vitest'
import { Html, html, jsonScript } from '../../shared/site/html.ts'

const hostile = `</p><script>alert(1)</script>"'&amp; &lt;`

describe('html', () => {
  it('escapes text so that it reads as it was', () => {
    const tree = fromHtml(html`<p>${hostile}</p>`.markup, { fragment: true })
    expect(tree.children).toHaveLength(1)
    expect(toText(tree)).toBe(hostile)
  })

  it('escapes text in a quoted attribute', () => {
    const [image] = fromHtml(html`<img alt="${hostile}" />`.markup, { fragment: true }).children
    expect(image).toMatchObject({ tagName: 'img', properties: { alt: hostile } })
  })

  it.each([
    { name: 'markup as it is', value: new Html('<b>x</b>'), markup: '<i><b>x</b></i>' },
    { name: 'lists joined', value: ['a', html`<b>${'<'}</b>`, 1], markup: '<i>a<b>&#60;</b>1</i>' },
    { name: 'nothing for undefined', value: undefined, markup: '<i></i>' },
    { name: 'zero', value: 0, markup: '<i>0</i>' },
  ])('puts in $name', ({ value, markup }) => {
    expect(html`<i>${value}</i>`.markup).toBe(markup)
  })
})

describe('jsonScript', () => {
  it.each(['</script><script>alert(1)</script>', '<!--<script>', ']]>', '\u2028'])('cannot be ended by %s', (text) => {
    const tree = fromHtml(jsonScript('application/ld+json', { text }).markup, { fragment: true })
    expect(tree.children).toHaveLength(1)
    const [script] = tree.children
    const [content] = script?.type === 'element' ? script.children : []
    expect(JSON.parse(content?.type === 'text' ? content.value : '')).toEqual({ text })
  })
})
