import type { Element, ElementContent, Nodes, Root } from 'hast'
import { fromParse5 } from 'hast-util-from-parse5'
import { defaultTreeAdapter, parse, parseFragment, type DefaultTreeAdapterMap, type ParserOptions } from 'parse5'
import { messages } from './messages.ts'
import { Rejection } from './rejection.ts'

/** Deeper than any article, and shallow enough for what walks the tree by recursion. */
const depthLimit = 256
const elementLimit = 50_000

/**
 * The tree of an HTML fragment or page, as a browser without scripting reads it.
 *
 * @throws {Rejection} when elements are nested too deep or are too many; it stops there, however long the text is
 */
export function parseHtml(html: string, kind: 'fragment' | 'page'): Root {
  const options = limited()
  const tree = fromParse5(kind === 'page' ? parse(html, options) : parseFragment(html, options))
  return tree.type === 'root' ? tree : { type: 'root', children: [tree] }
}

function limited(): ParserOptions<DefaultTreeAdapterMap> {
  let depth = 0
  let elements = 0
  const treeAdapter = {
    ...defaultTreeAdapter,
    onItemPush() {
      depth += 1
      if (depth > depthLimit) throw Rejection.of(messages.nestedTooDeep())
    },
    onItemPop() {
      depth -= 1
    },
    createElement(...parts: Parameters<typeof defaultTreeAdapter.createElement>) {
      elements += 1
      if (elements > elementLimit) throw Rejection.of(messages.tooManyElements())
      return defaultTreeAdapter.createElement(...parts)
    },
  }
  return { treeAdapter, scriptingEnabled: false }
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
