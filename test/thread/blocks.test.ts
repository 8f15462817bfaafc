import { describe, expect, it } from 'vitest'

import { parseOutline } from '../../shared/thread/blocks.ts'

const read = (html: string) => parseOutline(html, 'https://digest.example.org/')
const texts = (html: string): string[] => read(html).blocks.map(({ text }) => text)

describe(parseOutline, () => {
  it('takes no space between paragraphs for a heading', () => {
    const { blocks, headings } = read('<p>Herons nest.</p>\n<p>Owls sleep.</p>\n<h2>Fish</h2>\n<p>Eels climb.</p>')
    expect(headings).toEqual(['', 'Fish'])
    expect(blocks.map(({ section }) => section)).toEqual([0, 0, 1])
  })

  it('takes a paragraph that is all bold for a heading', () => {
    expect(read('<p>Herons nest.</p><p><b>Fish</b></p><p>Eels climb.</p>').headings).toEqual(['', 'Fish'])
  })

  it('leaves out a caption above the name of who took the picture, near the beginning only', () => {
    const credit = '<p>Image: Ana Reis</p>'
    expect(texts(`<p>Herons nest.</p><p>A heron in May.</p>${credit}<p>Owls sleep.</p>`)).toEqual([
      'Herons nest.',
      'Owls sleep.',
    ])
    const late = ['One.', 'Two.', 'Three.', 'Four.', 'Five.'].map((text) => `<p>Owl ${text}</p>`).join('')
    expect(texts(late + credit)).toHaveLength(5)
    expect(texts(`<p>Herons nest.</p><p>A heron in May. It sleeps.</p>${credit}`)).toHaveLength(2)
  })

  it.each([
    'Ana Reis joined the magazine in March 2017.',
    'Ana Reis and Ida Holm write for the Orsa Herald.',
    'Ida Holm is a reporter for the Orsa Herald.',
    'Ida Holm is Opinion Editor of the Herald.',
  ])('leaves out at the end who wrote the article: "%s"', (signature) => {
    const body = '<p>Herons nest.</p><p>Owls sleep.</p><p>Eels climb.</p>'
    expect(texts(`${body}<p>${signature}</p>`)).toHaveLength(3)
  })

  it('keeps a person’s trade in the middle of an article', () => {
    const person = 'Ida Holm joined the choir in March 2017.'
    const rest = '<p>Owls sleep.</p><p>Eels climb.</p><p>Bees hum.</p>'
    expect(texts(`<p>Herons nest.</p><p>${person}</p>${rest}`)).toContain(person)
  })
})
