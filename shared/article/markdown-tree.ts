import type { Element, ElementContent, Root } from 'hast'
import type { MarkdownIt, Token } from 'markdown-it'
import { element, text } from './html-tree.ts'
import { composeMarkdownLeaves, isUnusual, propertiesOfToken } from './markdown-leaves.ts'

/** Deeper texts and longer ones are left to the parser of HTML, which knows its bounds. */
const deepest = 100
const mostNodes = 5_000

/** Elements that are nothing but their tag, in pairs of tokens that open and close them. */
const plain = new Set(
  'paragraph heading blockquote bullet_list ordered_list list_item table thead tbody tr th td em strong s link'
    .split(' ')
    .flatMap((name) => [`${name}_open`, `${name}_close`]),
).add('hr')

/**
 * The tree of a text without HTML of its own and without footnotes, which most articles are: the one that a browser would make of
 * what markdown-it renders, without rendering and parsing it.
 *
 * @returns `undefined` where there is anything else: it has to be rendered
 */
export function composeMarkdownTree(tokens: readonly Token[], markdown: MarkdownIt): Root | undefined {
  const root: Root = { type: 'root', children: [] }
  const growing: Growing = { open: [root], nodes: 0, markdown }
  return grow(growing, tokens) ? root : undefined
}

interface Growing {
  /** The innermost comes last. */
  readonly open: (Root | Element)[]
  nodes: number
  readonly markdown: MarkdownIt
}

/** @returns whether every token was understood */
function grow(growing: Growing, tokens: readonly Token[]): boolean {
  const shown = tokens.filter(({ hidden, nesting }) => !hidden || nesting !== 0)
  return shown.every((token, index) => {
    if (token.type === 'inline') return grow(growing, token.children ?? [])
    if (isUnusual(token)) return false
    if (!plain.has(token.type)) return append(growing, composeMarkdownLeaves(token, growing.markdown))
    return token.hidden || growPlain(growing, token, { before: shown[index - 1], after: shown[index + 1] })
  })
}

interface Neighbours {
  readonly before: Token | undefined
  readonly after: Token | undefined
}

/** Opens or closes an element. Between blocks stand the line breaks that markdown-it writes. */
function growPlain(growing: Growing, token: Token, { before, after }: Neighbours): boolean {
  const { block, nesting, tag } = token
  if (nesting < 0) growing.open.pop()
  else if (tag === 'a' && isWithinLink(growing)) return false
  else {
    if (block && before?.hidden && before.nesting < 0) append(growing, [text('\n')])
    const opened = element(tag, [], propertiesOfToken(token))
    if (!append(growing, [opened])) return false
    if (nesting > 0) growing.open.push(opened)
  }
  const isOneLine = nesting > 0 && (after?.type === 'inline' || after?.hidden || (after?.nesting ?? 0) < 0)
  if (block && !isOneLine) append(growing, [text('\n')])
  return growing.open.length < deepest
}

/** Markdown-it lets an address be a link within a link, and HTML has none. */
const isWithinLink = ({ open }: Growing): boolean =>
  open.some((each) => each.type === 'element' && each.tagName === 'a')

/** Adds to the innermost element, where one text never stands beside another. */
function append(growing: Growing, leaves: readonly ElementContent[] | undefined): boolean {
  const children: Root['children'] = growing.open.at(-1)?.children ?? []
  for (const leaf of leaves ?? []) {
    const last = children.at(-1)
    if (leaf.type === 'text' && last?.type === 'text') last.value += leaf.value
    else if (leaf.type !== 'text' || leaf.value !== '') children.push(leaf)
    growing.nodes += 1
  }
  return leaves !== undefined && growing.nodes <= mostNodes
}
