import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'

import { parsePublication } from '../../shared/publication.ts'
import { renderArchiveIndex } from '../../shared/site/archive-index.ts'
import { renderHome } from '../../shared/site/home.ts'
import { english } from '../../shared/site/labels-en.ts'
import { renderLabel } from '../../shared/site/labels.ts'
import { renderMonthPage } from '../../shared/site/month-page.ts'
import { renderNotFoundPage } from '../../shared/site/not-found.ts'
import { renderPage } from '../../shared/site/page.ts'
import { renderTagPage } from '../../shared/site/tag-page.ts'
import { renderWithdrawnPage } from '../../shared/site/withdrawn.ts'
import { sampleArticle, samplePublication } from '../feeds/sample.ts'
import { richArticle, richPublication, richSurroundings } from './richest-case.ts'

/** Every page of a publication. */
function pagesIn(language: string): readonly string[] {
  const publication = parsePublication({ ...richPublication, language })
  const many = Array.from({ length: 30 }, (_, index) => sampleArticle(index))
  const month = { publication, month: '2026-03', articles: many } as const
  return [
    renderPage({ ...richArticle, language: 'sv' }, publication, richSurroundings),
    renderPage({ ...richArticle, language }, publication, richSurroundings),
    renderHome({ publication, articles: many }),
    renderHome({ publication, articles: [] }),
    renderTagPage({ publication, tag: 'satama', slug: 'satama', articles: [] }),
    renderMonthPage({ ...month, part: 2, hasNextPart: true }),
    renderMonthPage({ ...month, part: 1, hasNextPart: false, articles: [] }),
    renderArchiveIndex({ publication, months: [] }),
    renderNotFoundPage(publication),
    renderWithdrawnPage(publication),
  ]
}

interface Label {
  readonly text: string
  readonly language: unknown
}

/** Every text that is one of the labels or begins with one, with the language that it is marked as. */
function labelsOf(html: string, words: readonly string[]): readonly Label[] {
  const found: Label[] = []
  const walk = (node: Root | Element, around: unknown): void => {
    const language = (node.type === 'element' ? node.properties['lang'] : undefined) ?? around
    if (node.type === 'element' && node.tagName === 'head') return
    for (const child of node.children) {
      if (child.type === 'element') walk(child, language)
      const text = child.type === 'text' ? child.value.trim() : ''
      if (words.includes(text)) found.push({ text, language })
    }
  }
  walk(fromHtml(html), undefined)
  return found
}

// What stands in attributes only cannot say its language; the heading of tables is the body's.
const { menu: _menu, tags: _tags, neighbours: _neighbours, table: _table, ...shown } = english

describe(renderLabel, () => {
  it('says that a label is in English where a publication is in a language without labels', () => {
    const labels = pagesIn('fi').flatMap((html) => labelsOf(html, Object.values(shown)))
    console.log(`${labels.length} labels in English on the pages of a publication in Finnish`)
    expect(labels.filter(({ language }) => language !== 'en')).toEqual([])
    expect(Object.values(shown).filter((text) => !labels.some((label) => label.text === text))).toEqual([])
  })

  it.each(['en', 'en-GB', 'de', 'pt-BR'])(
    'adds nothing to one in the language of the publication, in %s',
    (language) => {
      expect(renderLabel({ ...samplePublication, language }, 'archive')).toBeTypeOf('string')
    },
  )
})
