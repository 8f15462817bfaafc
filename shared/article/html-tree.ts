import type { Element, ElementContent, Nodes, Root } from 'hast'
import { fromParse5 } from 'hast-util-from-parse5'
import { boundedParser } from './bounded-parser.ts'

/**
 * The tree of an HTML fragment or page, as a browser without scripting reads it, of at most `textLimit` UTF-16 code units of text.
 *
 * @throws {Rejection} when it is longer, or elements are nested too deep or are too many; it stops there, however long the text is
 */
export function parseHtml(html: string, kind: 'fragment' | 'page', textLimit = 1_000_000): Root {
  const parser = boundedParser(kind, textLimit)
  parser.tokenizer.write(withoutEmbeddedFiles(html), true)
  const tree = fromParse5(kind === 'page' ? parser.document : parser.getFragment())
  return tree.type === 'root' ? tree : { type: 'root', children: [tree] }
}

/** Files that stand in an address are never published, and are longer than all the rest; that there was one still shows. */
const withoutEmbeddedFiles = (html: string): string =>
  html.replace(/(data:[a-z]{1,20}\/[\w.+-]{1,60};base64,)[\w+/=]{200,}/gi, '$1')

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
