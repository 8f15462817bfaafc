import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'
import { describe, expect, it } from 'vitest'
import { Markup, jsonScript, markup } from '../../shared/site/markup.ts'

const hostile = `</p><script>alert(1)</script>"'&amp; &lt;`

describe('markup', () => {
  it('escapes text so that it reads as it was', () => {
    const tree = fromHtml(markup`<p>${hostile}</p>`.html, { fragment: true })
    expect(tree.children).toHaveLength(1)
    expect(toText(tree)).toBe(hostile)
  })

  it('escapes text in a quoted attribute', () => {
    const [image] = fromHtml(markup`<img alt="${hostile}">`.html, { fragment: true }).children
    expect(image).toMatchObject({ tagName: 'img', properties: { alt: hostile } })
  })

  it.each([
    { name: 'markup as it is', value: new Markup('<b>x</b>'), expected: '<i><b>x</b></i>' },
    { name: 'lists joined', value: ['a', markup`<b>${'<'}</b>`, 1], expected: '<i>a<b>&#60;</b>1</i>' },
    { name: 'nothing for undefined', value: undefined, expected: '<i></i>' },
    { name: 'zero', value: 0, expected: '<i>0</i>' },
  ])('puts in $name', ({ value, expected }) => {
    expect(markup`<i>${value}</i>`.html).toBe(expected)
  })
})

describe('jsonScript', () => {
  it.each(['</script><script>alert(1)</script>', '<!--<script>', ']]>', '\u2028'])('cannot be ended by %s', (text) => {
    const tree = fromHtml(jsonScript('application/ld+json', { text }).html, { fragment: true })
    expect(tree.children).toHaveLength(1)
    const [script] = tree.children
    const [content] = script?.type === 'element' ? script.children : []
    expect(JSON.parse(content?.type === 'text' ? content.value : '')).toEqual({ text })
  })
})
