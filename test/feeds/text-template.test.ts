import * as fc from 'fast-check'
import { parseXmlDocument } from 'slimdom'
import { describe, expect, it } from 'vitest'
import { templated } from '../../shared/feeds/text-template.ts'
import { xmlEscapes } from '../../shared/feeds/xml.ts'

interface Texts {
  readonly title: string
  readonly note?: string
  readonly tags: readonly { readonly name: string }[]
}

const compose = ({ title, note, tags }: Texts): string =>
  `<a b="${title}" c="-${note ?? ''}-">${tags.map(({ name }) => `<i j="${name}">${title}</i>`).join('')}</a>`

/** Legal in XML, and more often what could break it. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('&', '<', '>', '"', "'", ']]>', '$&', 'hole0elo', '&amp;'),
      fc.string({ unit: 'grapheme' }),
    ),
  )
  .map((parts) => parts.join('').replace(/[^\x20-\uD7FF]/g, ''))

describe('templated', () => {
  it('puts each text where its place is, whatever the text', () => {
    const render = templated(compose, xmlEscapes)
    fc.assert(
      fc.property(hostile, fc.option(hostile, { nil: undefined }), fc.array(hostile), (title, note, names) => {
        const xml = render({ title, ...(note !== undefined && { note }), tags: names.map((name) => ({ name })) })
        const root = parseXmlDocument(xml).documentElement
        expect(root?.getAttribute('b')).toBe(title)
        expect(root?.getAttribute('c')).toBe(`-${note ?? ''}-`)
        expect(root?.children.map((child) => [child.getAttribute('j'), child.textContent])).toEqual(
          names.map((name) => [name, title]),
        )
      }),
    )
  })

  it('composes once what has the same shape', () => {
    let composed = 0
    const render = templated((texts: Texts) => {
      composed += 1
      return compose(texts)
    }, xmlEscapes)
    render({ title: 'a', tags: [{ name: 'b' }] })
    render({ title: 'c', tags: [{ name: 'd' }] })
    expect(composed).toBe(1)
    render({ title: 'c', tags: [] })
    render({ title: 'c', note: 'e', tags: [] })
    expect(composed).toBe(3)
  })
})
