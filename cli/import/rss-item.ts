import { escapeText, childrenOf, textOf, textOfChild, type XmlElement } from './xml-element.ts'
import { parseOldDate, plainLine, type OldArticle } from './old-article.ts'

/**
 * An item of RSS 0.9 to 2.0 or of a WordPress export.
 *
 * @returns why it is not to be brought over, where it is none of the published articles
 */
export function parseRssItem(item: XmlElement): OldArticle | { readonly reason: string } {
  const type = textOfChild(item, 'wp:post_type') ?? 'post'
  if (type !== 'post') return { reason: `it is no article but of the type “${type}”` }
  const status = textOfChild(item, 'wp:status') ?? 'publish'
  if (status !== 'publish') return { reason: `it was not published there: its status is “${status}”` }
  if ((textOfChild(item, 'wp:post_password') ?? '') !== '') return { reason: 'it was behind a password' }
  const full = textOfChild(item, 'content:encoded')
  const short = textOfChild(item, 'description')
  const link = textOfChild(item, 'link')
  return {
    id: textOfChild(item, 'guid') ?? link,
    link,
    slug: textOfChild(item, 'wp:post_name'),
    title: plainLine(textOfChild(item, 'title')),
    html: withParagraphs(full ?? short ?? ''),
    summary: plainLine(textOfChild(item, 'excerpt:encoded') ?? (full === undefined ? undefined : short)),
    published: parseOldDate(textOfChild(item, 'wp:post_date_gmt', 'pubDate', 'dc:date')),
    updated: parseOldDate(textOfChild(item, 'wp:post_modified_gmt', 'atom:updated')),
    authors: authorsOf(item),
    tags: childrenOf(item, 'category').map((category) => plainLine(textOf(category))),
    language: textOfChild(item, 'dc:language'),
    image: pictureOf(item),
  }
}

/** `dc:creator` is a name; `author` an e-mail address, with a name in brackets at best. */
function authorsOf(item: XmlElement): OldArticle['authors'] {
  const creators = childrenOf(item, 'dc:creator').map(textOf)
  const authors = childrenOf(item, 'author').map((author) => /\(([^()]+)\)/.exec(textOf(author))?.[1] ?? '')
  return (creators.length > 0 ? creators : authors).map((name) => ({ name: plainLine(name) }))
}

function pictureOf(item: XmlElement): string | undefined {
  const contents = [item, ...childrenOf(item, 'media:group')].flatMap((each) => childrenOf(each, 'media:content'))
  const picture = [...contents, ...childrenOf(item, 'enclosure')].find(
    ({ attributes: { type = '', medium } }) => medium === 'image' || type.startsWith('image/'),
  )
  return picture?.attributes['url'] ?? childrenOf(item, 'media:thumbnail')[0]?.attributes['url']
}

const block = /<(?:p|div|h[1-6]|ul|ol|table|blockquote|pre|figure|section|article)[\s>]/i

/** Text as WordPress's older editor kept it, without paragraphs: a blank line ends one. */
function withParagraphs(content: string): string {
  const html = content.replaceAll(/<!-- \/?wp:[^<>]*-->/g, '')
  if (/<(?:p|div|br)[\s/>]/i.test(html)) return html
  const isMarkup = /<[a-z]/i.test(html)
  return html
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => (block.test(paragraph) ? paragraph : `<p>${isMarkup ? paragraph : escapeLoose(paragraph)}</p>`))
    .join('\n')
}

/** Plain text may have been escaped once already. */
const escapeLoose = (text: string): string => (/&(?:#\d+|#x[\da-f]+|\w+);/i.test(text) ? text : escapeText(text))
