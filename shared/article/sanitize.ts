import type { Element, Root } from 'hast'
import { sanitize, type Schema } from 'hast-util-sanitize'
import { elementsOf } from './html-tree.ts'

/** Put before every id, so that none collides with the page that the article is shown on. */
const idPrefix = 'text-'

const tagNames = [
  'h1 h2 h3 h4 h5 h6 p div section blockquote pre hr br wbr ul ol li dl dt dd details summary figure figcaption img a span',
  'em strong b i u s del ins sub sup small mark abbr cite q dfn time code kbd samp var bdi bdo ruby rt rp',
  'table caption colgroup col thead tbody tfoot tr th td',
].flatMap((names) => names.split(' '))

/** Dropped with all that is in them. */
const strip = [
  'script style template noscript title head iframe object embed applet svg math textarea select button input dialog',
  'audio video canvas noembed noframes xmp plaintext',
].flatMap((names) => names.split(' '))

const insideTable = ['caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td']
const alignment: [string, ...string[]] = ['align', 'left', 'right', 'center']

/**
 * What an article's body may contain; everything else goes, with its content where that is not meant to be read. `upload` and
 * `inside` are addresses that only stand for pictures until those are placed.
 */
export const bodySchema: Schema = {
  tagNames,
  attributes: {
    '*': ['dir', 'lang', 'id', 'title'],
    a: ['href', 'hrefLang'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start', 'reversed', 'type'],
    li: ['value'],
    th: ['colSpan', 'rowSpan', 'scope', 'abbr', 'headers', alignment],
    td: ['colSpan', 'rowSpan', 'headers', alignment],
    col: ['span'],
    colgroup: ['span'],
    blockquote: ['cite'],
    q: ['cite'],
    del: ['cite', 'dateTime'],
    ins: ['cite', 'dateTime'],
    time: ['dateTime'],
    details: ['open'],
    code: [['className', /^language-[\w+#.-]+$/]],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https', 'upload', 'inside'], cite: ['http', 'https'] },
  ancestors: Object.fromEntries(insideTable.map((name) => [name, ['table']])),
  clobber: ['id', 'headers'],
  clobberPrefix: idPrefix,
  required: {},
  strip,
  allowComments: false,
  allowDoctypes: false,
}

const sectioning = new Set([
  'article',
  'main',
  'aside',
  'header',
  'footer',
  'nav',
  'address',
  'hgroup',
  'center',
  'form',
  'fieldset',
])

/** The tree with nothing in it that runs, loads a script, styles the page or leads anywhere but to the web and to mail. */
export function sanitizeBody(body: Root): Root {
  for (const each of elementsOf(body)) {
    if (sectioning.has(each.tagName)) each.tagName = 'div'
    alignInstead(each)
  }
  const clean = sanitize(body, bodySchema)
  const tree: Root = clean.type === 'root' ? clean : { type: 'root', children: [clean] }
  followIds(tree)
  return tree
}

/** Markdown tables are aligned by `style`, which goes; `align` says the same and can do nothing else. */
function alignInstead({ tagName, properties }: Element): void {
  if (tagName !== 'td' && tagName !== 'th') return
  const align = /^text-align:\s?(left|right|center)$/.exec(properties.style ?? '')?.[1]
  if (align !== undefined) properties.align = align
}

/** Links within the article lead to its ids under their new names; those that lead nowhere lose their address. */
function followIds(tree: Root): void {
  const ids = new Set([...elementsOf(tree)].map(({ properties }) => properties['id']))
  for (const { properties } of elementsOf(tree)) {
    const href = properties['href']
    if (typeof href !== 'string' || !href.startsWith('#')) continue
    const id = `${idPrefix}${decoded(href.slice(1))}`
    if (ids.has(id)) properties['href'] = `#${encodeURIComponent(id)}`
    else delete properties['href']
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
