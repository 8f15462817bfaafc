/** An element of XML; names of known namespaces have the prefix that this folder gives them, whatever the document's own. */
export interface XmlElement {
  readonly name: string
  /** By their names as written. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
}

export const childrenOf = ({ children }: XmlElement, name: string): readonly XmlElement[] =>
  children.filter((child): child is XmlElement => typeof child === 'object' && child.name === name)

/** All text within, trimmed. */
export const textOf = (element: XmlElement): string => innerText(element).trim()

const innerText = ({ children }: XmlElement): string =>
  children.map((child) => (typeof child === 'string' ? child : innerText(child))).join('')

/** The text of the first child of one of these names that has any, in the names' order. */
export function textOfChild(parent: XmlElement, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = childrenOf(parent, name)
      .map(textOf)
      .find((each) => each !== '')
    if (text !== undefined) return text
  }
  return undefined
}

/** What is inside, as HTML: for XHTML within a feed (RFC 4287, 3.1.1.3). */
export const renderInside = ({ children }: XmlElement): string =>
  children.map((child) => (typeof child === 'string' ? escapeText(child) : renderElement(child))).join('')

function renderElement(element: XmlElement): string {
  const name = element.name.replace(/^.*:/, '')
  const attributes = Object.entries(element.attributes)
    .filter(([attribute]) => !/^xmlns(?::|$)/.test(attribute))
    .map(([attribute, value]) => ` ${attribute}="${escapeText(value).replaceAll('"', '&quot;')}"`)
  const open = `<${name}${attributes.join('')}>`
  return /^(?:br|hr|img|wbr|source|track|col|area)$/.test(name) ? open : `${open}${renderInside(element)}</${name}>`
}

export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
