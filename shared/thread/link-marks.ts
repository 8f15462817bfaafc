import type { Element, ElementContent, RootContent } from 'hast'
import { toText } from 'hast-util-to-text'

import { withoutFootnoteMarks } from './boilerplate.ts'
import type { Mark, MarkedText } from './post-text.ts'

// Noncharacters and private-use characters stand for the ends of links while whitespace is collapsed.
const linkStart = '\uFDD0'
const linkEnd = '\uFDD1'
const firstLink = 0xf0000
const reserved = /[\uFDD0\uFDD1]|[\u{F0000}-\u{FFFFD}]/gu
const wideText = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。！？、」』）]$/u

/** The same nodes with each link's text between marks, without footnote references; `uris` in order of appearance. */
export function markLinks(
  nodes: readonly RootContent[],
  baseUrl: string,
): { content: ElementContent[]; uris: readonly string[] } {
  const uris: string[] = []
  const copy = (node: RootContent): ElementContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: node.value.replace(reserved, '') }]
    if (node.type !== 'element' || isFootnoteReference(node)) return []
    const raised = node.tagName === 'sup' ? raisedDigits(toText(node)) : undefined
    if (raised !== undefined) return [{ type: 'text', value: raised }]
    const children = node.children.flatMap(copy)
    const uri = node.tagName === 'a' ? webAddress(node.properties['href'], baseUrl) : undefined
    if (uri === undefined) return [{ ...node, children }]
    const index = uris.push(uri) - 1
    return [
      { type: 'text', value: linkStart + String.fromCodePoint(firstLink + index) },
      ...children,
      { type: 'text', value: linkEnd },
    ]
  }
  return { content: nodes.flatMap(copy), uris }
}

/** Text of marked links with whitespace collapsed; a line break within wide scripts is no space. */
export function readMarkedText(raw: string, uris: readonly string[]): MarkedText {
  let text = ''
  let open: { start: number; uri: string } | undefined
  const marks: Mark[] = []
  for (const token of withoutFootnoteMarks(raw).split(/(\uFDD0.|\uFDD1|[ \t\n\r\f\u3000]+)/su)) {
    if (token.startsWith(linkStart)) {
      open = { start: text.length, uri: uris[(token.codePointAt(1) ?? firstLink) - firstLink] ?? '' }
    } else if (token === linkEnd) {
      if (open?.uri) {
        marks.push({
          start: open.start,
          end: text.length,
          feature: { $type: 'app.bsky.richtext.facet#link', uri: open.uri },
        })
      }
      open = undefined
    } else if (/^[ \t\n\r\f\u3000]/.test(token)) {
      const glued = text === '' || text.endsWith(' ') || (wideText.test(text) && /[\n\u3000]/.test(token))
      if (!glued) text += ' '
      if (open?.start === text.length - 1) open.start = text.length
    } else text += token
  }
  const trimmed = text.trimEnd()
  const plain = trimmed.replace(/(?<![«‹])\u00A0(?![!?:;»›%€])/gu, ' ')
  return { text: plain, marks: marks.filter(({ start }) => start < plain.length) }
}

function isFootnoteReference(node: Element): boolean {
  if (node.properties['role'] === 'doc-noteref') return true
  if (node.tagName !== 'sup') return false
  const isLinked = node.children.some((child) => child.type === 'element' && child.tagName === 'a')
  return isLinked || /^\s*(?:[[(].*[\])]|[*†‡§]+)\s*$/u.test(toText(node))
}

/** An exponent or a bare note number; which of them is seen from what stands before it. */
const raisedDigits = (text: string): string | undefined =>
  /^\s*\d{1,3}\s*$/.test(text) ? text.trim().replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))) : undefined

function webAddress(href: unknown, baseUrl: string): string | undefined {
  if (typeof href !== 'string' || href.startsWith('#')) return undefined
  const url = URL.parse(href, baseUrl)
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined
}
