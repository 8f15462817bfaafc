import type { ElementContent } from 'hast'
import { element, text } from './html-tree.ts'

const address = /https?:\/\/[^\s<>"“”«»]+/gi

/** The text with every web address in it made a link; the punctuation after an address belongs to the sentence. */
export function linkAddresses(plain: string): ElementContent[] {
  const nodes: ElementContent[] = []
  let end = 0
  for (const match of plain.matchAll(address)) {
    const url = withoutPunctuation(match[0])
    if (!URL.canParse(url)) continue
    if (match.index > end) nodes.push(text(plain.slice(end, match.index)))
    nodes.push(element('a', [text(url)], { href: url }))
    end = match.index + url.length
  }
  if (end < plain.length) nodes.push(text(plain.slice(end)))
  return nodes
}

/** A closing bracket is part of the address only where the address has the opening one. */
function withoutPunctuation(url: string): string {
  let end = url.length
  while (end > 0) {
    const last = url[end - 1] ?? ''
    const opening = { ')': '(', ']': '[', '}': '{' }[last]
    const isLoose = opening === undefined ? /[.,;:!?'’…*_]/.test(last) : !url.slice(0, end - 1).includes(opening)
    if (!isLoose) break
    end -= 1
  }
  return url.slice(0, end)
}
