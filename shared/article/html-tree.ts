import type { Element, ElementContent, Nodes, Root } from 'hast'
import { fromParse5 } from 'hast-util-from-parse5'
import { boundedParser } from './bounded-parser.ts'

/**
 * The tree of an HTML fragment or page, as a browser without scripting reads it.
 *
 * @throws {Rejection} when elements are nested too deep or are too many; it stops there, however long the text is
 */
export function parseHtml(html: string, kind: 'fragment' | 'page'): Root {
  const parser = boundedParser(kind)
  parser.tokenizer.write(html, true)
  const tree = fromParse5(kind === 'page' ? parser.document : parser.getFragment())
  return tree.type === 'root' ? tree : { type: 'root', children: [tree] }
}

/** The text within a node, as written; a line break counts as a space. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && node.tagName === 'br') return ' '
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** Every element in the order of the document. */
export function* elementsOf(parent: Root | Element): Generator<Element> {
  for (const child of parent.children) {
    if (child.type !== 'element') continue
    yield child
    yield* elementsOf(child)
  }
}

export const text = (value: string): ElementContent => ({ type: 'text', value })

export const element = (
  tagName: string,
  children: readonly ElementContent[],
  properties: Element['properties'] = {},
): Element => ({ type: 'element', tagName, properties, children: [...children] })
