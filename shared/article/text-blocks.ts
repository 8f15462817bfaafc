import type { Element, ElementContent } from 'hast'
import { element, text } from './html-tree.ts'
import { linkAddresses } from './link-addresses.ts'

/** Lines between two empty ones, none of them empty. */
export type TextBlock = readonly string[]

export const splitBlocks = (plain: string): readonly TextBlock[] =>
  plain
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)
    .map((block) => block.split('\n').filter((line) => line.trim() !== ''))
    .filter((block) => block.length > 0)

const bullet = /^\s{0,3}[-*•–]\s+(?=\S)/
const ordinal = /^\s{0,3}\d{1,3}[.)]\s+(?=\S)/
const isItem = (line: string): boolean => bullet.test(line) || ordinal.test(line)

const headingLimit = 90

/** Blocks as headings, lists, quotations and paragraphs; no character of the text is changed but for a heading's last colon. */
export function renderBlocks(blocks: readonly TextBlock[]): Element[] {
  const elements: Element[] = []
  for (const [index, block] of blocks.entries()) {
    const firstItem = block.findIndex(isItem)
    const isList = firstItem >= 0 && block.slice(firstItem).every(isItem)
    const before = isList ? block.slice(0, firstItem) : block
    const leadsIn = isList || isItem(blocks[index + 1]?.[0] ?? '')
    if (before.length > 0) elements.push(...renderProse(before, leadsIn))
    if (isList) addItems(elements, block.slice(firstItem))
  }
  return elements
}

/** Lists whose items are a block each are one list. */
function addItems(elements: Element[], lines: readonly string[]): void {
  for (const line of lines) {
    const tagName = bullet.test(line) ? 'ul' : 'ol'
    const item = element('li', linkAddresses(line.replace(bullet, '').replace(ordinal, '').trim()))
    const last = elements.at(-1)
    if (last?.tagName === tagName) last.children.push(item)
    else elements.push(element(tagName, [item], startOf(line)))
  }
}

function startOf(line: string): Element['properties'] {
  const start = Number.parseInt(ordinal.exec(line)?.[0] ?? '1', 10)
  return start === 1 ? {} : { start }
}

function renderProse(block: TextBlock, leadsIn: boolean): Element[] {
  const [first = '', second = ''] = block
  if (block.length === 2 && /^\s*(?:={3,}|-{3,})\s*$/.test(second)) return [element('h2', [text(first.trim())])]
  if (block.length === 1 && isHeading(first, leadsIn))
    return [element('h2', [text(first.trim().slice(0, -1).trimEnd())])]
  if (block.length === 1 && /^\s*(?:[*_-]\s?){3,}\s*$/.test(first)) return [element('hr', [])]
  // Lines longer than anyone wraps are paragraphs of their own, as copied from a page.
  if (block.length > 1 && block.some((line) => line.length > 120)) {
    return block.flatMap((line) => renderProse([line], leadsIn))
  }
  const whole = block.join('\n').trim()
  const paragraph = element('p', isWrapped(block) ? linkAddresses(whole) : lines(block))
  return [isQuotation(whole) ? element('blockquote', [paragraph]) : paragraph]
}

/** A short line that ends in a colon, unless it leads in to a list by a sentence. */
const isHeading = (line: string, leadsIn: boolean): boolean =>
  /[^:]:\s*$/.test(line) && line.trim().length <= headingLimit && !(leadsIn && line.trim().split(/\s+/).length > 4)

/** Typed text that was broken at a margin: every line but the last is about as long as the others. */
function isWrapped(block: TextBlock): boolean {
  const lengths = block.slice(0, -1).map((line) => line.length)
  return lengths.every((length) => length >= 45)
}

const lines = (block: TextBlock): ElementContent[] =>
  block.flatMap((line, index) => [...(index > 0 ? [element('br', []), text('\n')] : []), ...linkAddresses(line.trim())])

const quotationMarks: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['»', '«'],
  ['「', '」'],
]

/** Whether one pair of quotation marks embraces the whole text, whatever is quoted within. */
export function isQuotation(whole: string): boolean {
  if (whole.startsWith('"')) return whole.endsWith('"') && whole.split('"').length === 3
  const pair = quotationMarks.find(([open]) => whole.startsWith(open))
  if (pair === undefined || !whole.endsWith(pair[1])) return false
  let depth = 0
  for (let index = 0; index < whole.length; index += 1) {
    if (whole[index] === pair[0]) depth += 1
    else if (whole[index] === pair[1]) depth -= 1
    if (depth === 0) return index === whole.length - 1
  }
  return false
}
