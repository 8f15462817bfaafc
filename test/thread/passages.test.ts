import { describe, expect, it } from 'vitest'

import { parseOutline } from '../../shared/thread/blocks.ts'
import { composePassages, type Passage } from '../../shared/thread/passages.ts'
import { readStatements } from '../../shared/thread/statements.ts'

const compose = (html: string, language = 'en'): readonly Passage[] => {
  const outline = parseOutline(html, 'https://digest.example.org/')
  return composePassages(readStatements(outline, { title: 'Trout', summary: '', language }).statements)
}
const textsOf = (html: string, language?: string): string[] => compose(html, language).map(({ text }) => text)
const find = (html: string, text: string): Passage => {
  const passage = compose(html).find((each) => each.text === text)
  if (!passage) throw new Error(`No passage "${text}"`)
  return passage
}
const filler = Array.from({ length: 9 }, (_, number) => `<p>Keeper ${number} of the lock sleeps until noon.</p>`).join(
  '',
)

describe(composePassages, () => {
  it('goes on into the next paragraph where that leans on it, and not where it speaks of something else', () => {
    const texts = textsOf(
      '<p>Ida Holm digs nine wells a year.</p><p>She never sleeps.</p><p>Trout cost four euros.</p>',
    )
    expect(texts).toContain('Ida Holm digs nine wells a year.')
    expect(textsOf('<p>Ida Holm digs nine wells a year.</p><p>She sleeps until late noon.</p>')).toContain(
      'Ida Holm digs nine wells a year. She sleeps until late noon.',
    )
    expect(texts.some((text) => text.includes('wells') && text.includes('Trout'))).toBe(false)
  })

  it('lets a quoted paragraph follow the one that says who speaks, set apart', () => {
    const texts = textsOf(
      `<p>“Wells are my life here,” said Ida Holm.</p><p>“Nobody else digs in the rain.”</p>${filler}`,
    )
    expect(texts).toContain('“Wells are my life here,” said Ida Holm.\n\n“Nobody else digs in the rain.”')
    expect(texts).not.toContain('“Nobody else digs in the rain.”')
  })

  it('posts no quoted block alone where the article has a voice of its own', () => {
    const texts = textsOf(`<blockquote><p>Nobody else digs wells in the rain.</p></blockquote>${filler}`)
    expect(texts.some((text) => text.includes('Nobody else digs'))).toBe(false)
  })

  it('is worth more with a second sentence than the longer of the two alone', () => {
    const [one, two] = ['Ida Holm digs nine wells a year.', 'Ida Holm digs two wells in Penn.']
    expect(find(`<p>${one} ${two}</p>`, `${one} ${two}`).score).toBeGreaterThan(find(`<p>${one} ${two}</p>`, one).score)
  })

  it('is worth less where the next sentence is missed, and where a sentence is very long', () => {
    const digs = 'Ida Holm digs nine wells a year.'
    const html = `${filler}<p>${digs} However, she never drinks.</p>${filler}<p>${digs}</p>`
    const [cut, whole] = compose(html).filter(({ text }) => text === digs)
    expect(cut?.core).toBeLessThan(whole?.core ?? 0)
    const sentence = (villages: number): string =>
      `Ida Holm digs nine wells a year${', and one more for the school of each village in the valley'.repeat(villages)}.`
    const coreOf = (text: string): number => find(`<p>${text}</p>`, text).core
    expect(coreOf(sentence(4))).toBeLessThan(coreOf(sentence(2)))
  })
})
