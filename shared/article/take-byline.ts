import { parseByline } from './byline.ts'
import { cleanLine } from './clean-text.ts'
import type { Draft } from './draft.ts'
import type { Element, Root } from 'hast'
import { remove } from './title.ts'
import { textOf } from './html-tree.ts'

/**
 * Takes the line out of a body that says who wrote it, where it begins with one: `By Ann Lee | 9 March 2026`. Who and when it
 * names counts before what a document's properties say, and after what a page does.
 */
export function takeByline(draft: Draft, from: 'document' | 'page', timeZone: string): Draft {
  const first = firstBlock(draft.body)
  if (first?.tagName !== 'p') return draft
  const byline = parseByline(textOf(first), timeZone)
  if (byline === undefined || byline.authors.length === 0) return draft
  remove(draft.body, first)
  return from === 'page' ? { ...byline, ...draft } : { ...draft, ...byline }
}

const wrappers = new Set(['div', 'article', 'section', 'main', 'header'])

/** What the text begins in, if it begins in an element. */
function firstBlock(parent: Root | Element): Element | undefined {
  const first = parent.children.find((child) => cleanLine(textOf(child)) !== '')
  if (first?.type !== 'element') return undefined
  return wrappers.has(first.tagName) ? firstBlock(first) : first
}
