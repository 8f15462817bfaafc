import type { Element, ElementContent } from 'hast'
import type { MarkdownIt, Token } from 'markdown-it'
import { element, text } from './html-tree.ts'

/** What a token of markdown-it that stands for itself becomes; `undefined`: only its renderer knows. */
export function composeMarkdownLeaves(token: Token, markdown: MarkdownIt): readonly ElementContent[] | undefined {
  switch (token.type) {
    case 'text':
      return [text(token.content)]
    case 'softbreak':
      return [text('\n')]
    case 'hardbreak':
      return [element('br', []), text('\n')]
    case 'code_inline':
      return [codeOf(token.content)]
    case 'code_block':
      return [element('pre', [codeOf(token.content)]), text('\n')]
    case 'fence':
      return fenceOf(token)
    case 'image':
      return imageOf(token, markdown)
    default:
      return undefined
  }
}

const codeOf = (content: string, properties: Element['properties'] = {}): Element =>
  element('code', content === '' ? [] : [text(content)], properties)

/** Code with the name of its language, if that is written without escapes. */
function fenceOf({ content, info }: Token): readonly ElementContent[] | undefined {
  if (!/^[\w+#.-]*$/.test(info)) return undefined
  const properties = info === '' ? {} : { className: [`language-${info}`] }
  return [element('pre', [codeOf(content, properties)]), text('\n')]
}

function imageOf(token: Token, { renderer, options }: MarkdownIt): readonly ElementContent[] | undefined {
  const alt = renderer.renderInlineAsText(token.children ?? [], options, {})
  return unusual.test(alt) ? undefined : [element('img', [], { ...propertiesOfToken(token), alt })]
}

/** The attributes of a token as properties of an element. */
export function propertiesOfToken({ attrs }: Token): Element['properties'] {
  return Object.fromEntries((attrs ?? []).map(([name, value]) => [name, name === 'start' ? Number(value) : value]))
}

/** What a parser of HTML would change: line breaks of old, and files in addresses. */
const unusual = /\r|base64,/i

/** Whether a token has anything in it that a parser of HTML would change. */
export const isUnusual = ({ content, attrs }: Token): boolean =>
  unusual.test(content) || (attrs ?? []).some(([, value]) => unusual.test(String(value)))
