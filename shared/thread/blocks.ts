import type { ElementContent, Nodes, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'

import { isBoilerplate, isCredit, isLabel, isSignature, startLength } from './boilerplate.ts'
import { markLinks, readMarkedText } from './link-marks.ts'
import { type MarkedText, sliceMarked } from './post-text.ts'

type BlockKind = 'paragraph' | 'item' | 'quote'

/** A paragraph, list item or quoted paragraph of the article, with its links. */
export interface Block extends MarkedText {
  readonly kind: BlockKind
  /** Number of headings before it. */
  readonly section: number
}

/** The body in reading order; `headings[n]` stands above section n and is `''` above the first. */
export interface Outline {
  readonly blocks: readonly Block[]
  readonly headings: readonly string[]
}

const skipped = /^(?:figure|figcaption|table|pre|nav|aside|footer|form|script|style|iframe|video|audio|svg|math|hr)$/
const blockLevel = /^(?:address|article|blockquote|dd|details|div|dl|dt|h[1-6]|header|li|main|ol|p|section|summary|ul)$/

/** Reads a sanitized HTML fragment. Links are resolved against `baseUrl`; only http and https ones stay. */
export function parseOutline(html: string, baseUrl: string): Outline {
  const blocks: Block[] = []
  const headings = ['']

  const add = (nodes: readonly RootContent[], kind: BlockKind): void => {
    const { content, uris } = markLinks(nodes, baseUrl)
    const raw = toText({ type: 'element', tagName: 'p', properties: {}, children: content })
    for (const paragraph of raw.split(/\n[ \t]*\n/)) {
      const whole = readMarkedText(paragraph, uris)
      const bold = boldStart(nodes)
      const isHeading =
        isLabel(whole.text) || (bold !== '' && bold === whole.text && bold.length <= 80 && !/[.!?…。]$/u.test(bold))
      if (isHeading) headings.push(whole.text.replace(/[:：]$/u, '').trimEnd())
      const cut = labelLength(whole.text, bold) || startLength(whole.text, { isFirst: blocks.length === 0 })
      const text = sliceMarked(whole, cut, whole.text.length)
      if (isCredit(text.text)) dropCaption(blocks)
      if (!isHeading && !isBoilerplate(text.text)) blocks.push({ ...text, kind, section: headings.length - 1 })
    }
  }

  const walk = (nodes: readonly RootContent[], kind: BlockKind): void => {
    let inline: RootContent[] = []
    const flush = (): void => {
      if (inline.length > 0) add(inline, kind)
      inline = []
    }
    for (const node of nodes) {
      if (
        node.type !== 'element' ||
        !(blockLevel.test(node.tagName) || skipped.test(node.tagName) || holdsBlocks(node))
      ) {
        inline.push(node)
        continue
      }
      flush()
      if (skipped.test(node.tagName) || isNotes(node)) continue
      if (/^h[1-6]$/.test(node.tagName)) headings.push(toText(node).replace(/\s+/g, ' ').trim())
      else if (node.tagName === 'blockquote') walk(node.children, 'quote')
      else if (node.tagName === 'li') walk(node.children, kind === 'quote' ? kind : 'item')
      else walk(node.children, kind)
    }
    flush()
  }

  walk(fromHtml(html, { fragment: true }).children, 'paragraph')
  return { blocks: withoutSignatures(blocks), headings }
}

const captionBlocks = 3
const captionLength = 180

/** Takes away a short paragraph near the beginning above "Image: Ana Reis": it says what the picture shows. */
function dropCaption(blocks: Block[]): void {
  const caption = blocks.at(-1)
  const isCaption = blocks.length > 1 && blocks.length <= captionBlocks && (caption?.text.length ?? 0) <= captionLength
  if (isCaption && !/[.!?] \p{Lu}/u.test(caption?.text ?? '')) blocks.pop()
}

const closingBlocks = 3

/** The blocks without those among the last that say who wrote them. */
function withoutSignatures(blocks: readonly Block[]): readonly Block[] {
  return blocks.filter(({ text }, place) => place < blocks.length - closingBlocks || !isSignature(text))
}

const holdsBlocks = (node: Nodes): boolean =>
  'children' in node &&
  node.children.some((child) => child.type === 'element' && (blockLevel.test(child.tagName) || holdsBlocks(child)))

const isNotes = (node: ElementContent): boolean =>
  node.type === 'element' &&
  /footnote|endnote|caption/.test(String(node.properties['className'] ?? node.properties['id']))

/** The text that a paragraph sets in bold before all other text. */
function boldStart(nodes: readonly RootContent[]): string {
  const first = nodes.find((node) => node.type !== 'text' || node.value.trim() !== '')
  const isBold = first?.type === 'element' && /^(?:strong|b)$/.test(first.tagName)
  return isBold ? toText(first).replace(/\s+/g, ' ').trim() : ''
}

/** Length of a bold "In the News: " at the start of a paragraph. */
function labelLength(text: string, bold: string): number {
  if (bold === '' || bold.length > 60 || !text.startsWith(bold)) return 0
  const rest = text.slice(bold.length)
  const colon =
    /^\s*[:：]\s*/u.exec(rest)?.[0].length ?? (/[:：]$/u.test(bold) ? /^\s*/u.exec(rest)?.[0].length : undefined)
  return colon === undefined ? 0 : bold.length + colon
}
