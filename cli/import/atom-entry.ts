import { childrenOf, escapeText, renderInside, textOf, textOfChild, type XmlElement } from './xml-element.ts'
import type { Author } from '../../shared/article/article.ts'
import { parseOldDate, plainLine, type OldArticle } from './old-article.ts'

/** An entry of Atom (RFC 4287). */
export function parseAtomEntry(entry: XmlElement): OldArticle {
  const [content] = childrenOf(entry, 'atom:content')
  const [summary] = childrenOf(entry, 'atom:summary')
  const links = childrenOf(entry, 'atom:link').map(({ attributes }) => attributes)
  return {
    id: textOfChild(entry, 'atom:id'),
    link: links.find(({ rel = 'alternate' }) => rel === 'alternate')?.['href'],
    title: plainLine(htmlOf(childrenOf(entry, 'atom:title')[0])),
    html: htmlOf(content) || htmlOf(summary),
    summary: content === undefined ? undefined : plainLine(htmlOf(summary)),
    published: parseOldDate(textOfChild(entry, 'atom:published') ?? textOfChild(entry, 'atom:updated')),
    updated: parseOldDate(textOfChild(entry, 'atom:updated')),
    authors: atomAuthors(entry),
    tags: childrenOf(entry, 'atom:category').map(({ attributes: { label, term } }) => plainLine(label ?? term)),
    language: entry.attributes['xml:lang'] ?? content?.attributes['xml:lang'],
    image: links.find(({ rel, type = '' }) => rel === 'enclosure' && type.startsWith('image/'))?.['href'],
  }
}

/** The authors of an entry or of a feed. */
export const atomAuthors = (parent: XmlElement): readonly Author[] =>
  childrenOf(parent, 'atom:author').flatMap((author) => {
    const name = textOfChild(author, 'atom:name')
    const url = textOfChild(author, 'atom:uri')
    if (name === undefined) return []
    return [url === undefined ? { name } : { name, url }]
  })

/** A text construct, or content, as HTML (RFC 4287, 3.1 and 4.1.3). */
function htmlOf(element: XmlElement | undefined): string {
  if (element === undefined) return ''
  const { type = 'text' } = element.attributes
  if (type === 'html' || type === 'text/html') return textOf(element)
  if (type !== 'xhtml' && !type.endsWith('+xml')) return escapeText(textOf(element))
  const [div] = childrenOf(element, 'div')
  return renderInside(div ?? element)
}
