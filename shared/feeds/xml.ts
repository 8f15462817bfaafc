import type { Element } from 'slimdom'
import { Document, parseXmlDocument, serializeToWellFormedString } from 'slimdom'
import { disarm } from './armour.ts'

const namespaces = {
  atom: 'http://www.w3.org/2005/Atom',
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
  xml: 'http://www.w3.org/XML/1998/namespace',
  xmlns: 'http://www.w3.org/2000/xmlns/',
} as const

/**
 * Reads what `feed` wrote with a strict parser, takes the armour off its texts, lets `correct` set it right, and writes it
 * with an XML declaration, indented, without CDATA sections.
 *
 * @throws {Error} when the document is not well-formed, before or after
 */
export function finishXml(generated: string, correct: (root: Element) => void): string {
  const root = parseXmlDocument(generated).documentElement
  if (root === null) throw new Error('Cannot finish a feed: the generated document is empty')
  disarmTree(root)
  correct(root)
  indent(root, '\n')
  return `<?xml version="1.0" encoding="utf-8"?>\n${serializeToWellFormedString(root)}\n`
}

/** A prefix that the finishing pass uses: declared once, at the root. */
export function declare(root: Element, ...prefixes: readonly ('atom' | 'dc' | 'media')[]): void {
  for (const prefix of prefixes) root.setAttributeNS(namespaces.xmlns, `xmlns:${prefix}`, namespaces[prefix])
}

/** Adds a child element after all others; `name` starts with a prefix that {@link declare} knows. */
export function append(
  parent: Element,
  name: `${'atom' | 'dc' | 'media'}:${string}`,
  attributes: Readonly<Record<string, string>>,
  text = '',
): Element {
  const prefix = name.slice(0, name.indexOf(':')) as 'atom' | 'dc' | 'media'
  const child = new Document().createElementNS(namespaces[prefix], name)
  for (const [key, value] of Object.entries(attributes)) child.setAttribute(key, value)
  child.textContent = text
  parent.append(child)
  return child
}

/** Says which language the element and all in it are in (XML 1.0, section 2.12). */
export const setLanguage = (element: Element, language: string): void =>
  element.setAttributeNS(namespaces.xml, 'xml:lang', language)

/** The child elements of that qualified name, in order. */
export const childrenOf = (parent: Element, name: string): readonly Element[] =>
  parent.children.filter((child) => child.nodeName === name)

/** A document of `feed` has no mixed content: a text beside elements is only its indentation. */
function disarmTree(element: Element): void {
  for (const attribute of element.attributes) attribute.value = disarm(attribute.value)
  const { children } = element
  if (children.length === 0) element.textContent = disarm(element.textContent ?? '')
  else element.replaceChildren(...children)
  children.forEach(disarmTree)
}

function indent(element: Element, lineBreak: string): void {
  const { children } = element
  for (const child of children) {
    indent(child, `${lineBreak}  `)
    child.before(`${lineBreak}  `)
  }
  if (children.length > 0) element.append(lineBreak)
}
