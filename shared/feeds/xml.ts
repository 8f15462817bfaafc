import type { Element } from 'slimdom'
import { feedStylesheetPath } from './feed-stylesheet.ts'
import { Document, parseXmlDocument, serializeToWellFormedString } from 'slimdom'
import type { Escapes } from './text-template.ts'

const namespaces = {
  at: 'http://purl.org/atompub/tombstones/1.0',
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  fh: 'http://purl.org/syndication/history/1.0',
  media: 'http://search.yahoo.com/mrss/',
  xml: 'http://www.w3.org/XML/1998/namespace',
  xmlns: 'http://www.w3.org/2000/xmlns/',
} as const

type Prefix = Exclude<keyof typeof namespaces, 'xml' | 'xmlns'>

/**
 * Reads what `feed` wrote with a strict parser, lets `correct` set it right, and writes it again: indented, without CDATA
 * sections and XML declaration.
 *
 * @throws {Error} when the document is not well-formed, before or after
 */
export function finishXml(generated: string, correct: (root: Element) => void): string {
  const root = parseXmlDocument(generated).documentElement
  if (root === null) throw new Error('Cannot finish a feed: the generated document is empty')
  dropIndentation(root)
  correct(root)
  indent(root, '\n')
  return serializeToWellFormedString(root)
}

/** How legal text is written in XML: as it is but for what would be markup. */
export const xmlEscapes: Escapes = {
  text: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  attribute: (text) => xmlEscapes.text(text).replaceAll('"', '&quot;'),
}

/** A document: its head, finished, with these elements, finished, as the last in the element that `closingTag` ends. */
export function composeXml(head: string, elements: readonly string[], closingTag: string, indentation: string): string {
  const end = head.lastIndexOf(`\n${closingTag}`)
  const inner = elements.map((element) => `\n${indentation}${element}`).join('')
  return `<?xml version="1.0" encoding="utf-8"?>\n${stylesheet}\n${head.slice(0, end)}${inner}${head.slice(end)}\n`
}

/** XSLT is on its way out of browsers; with CSS a feed is a page to whoever opens it in one. */
const stylesheet = `<?xml-stylesheet type="text/css" href="${feedStylesheetPath}"?>`

/** Cuts the only element of that name out of a finished document; no text in it holds a tag. */
export const cutElement = (xml: string, name: string): string =>
  xml.slice(xml.indexOf(`<${name}`), xml.lastIndexOf(`</${name}>`) + `</${name}>`.length)

/** Declares at the root the prefixes that its document and the elements put into it use. */
export function declare(root: Element, ...prefixes: readonly Prefix[]): void {
  for (const prefix of prefixes) root.setAttributeNS(namespaces.xmlns, `xmlns:${prefix}`, namespaces[prefix])
}

/** Adds a child element after all others; a name without prefix is in the namespace of the parent. */
export function append(
  parent: Element,
  name: `${Prefix}:${string}` | 'link' | 'enclosure',
  attributes: Readonly<Record<string, string | undefined>> = {},
  text = '',
): Element {
  const [prefix, localName] = name.split(':')
  const namespace = localName === undefined ? parent.namespaceURI : namespaces[prefix as Prefix]
  const child = new Document().createElementNS(namespace, name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) child.setAttribute(key, value)
  }
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

/** @throws {Error} when there is no such child */
export const setText = (parent: Element, name: string, text: string): void => {
  childOf(parent, name).textContent = text
}

/**
 * The first child element of that qualified name.
 *
 * @throws {Error} when there is none
 */
export function childOf(parent: Element, name: string): Element {
  const [child] = childrenOf(parent, name)
  if (child === undefined) throw new Error(`Cannot finish a feed: <${parent.nodeName}> has no <${name}>`)
  return child
}

/** A document of `feed` has no mixed content: a text beside elements is only its indentation. */
function dropIndentation(element: Element): void {
  const { children, textContent } = element
  element.replaceChildren(...(children.length > 0 || !textContent ? children : [textContent]))
  for (const child of children) dropIndentation(child)
}

function indent(element: Element, lineBreak: string): void {
  const { children } = element
  for (const child of children) {
    indent(child, `${lineBreak}  `)
    child.before(`${lineBreak}  `)
  }
  if (children.length > 0) element.append(lineBreak)
}
