import { Readability } from '@mozilla/readability'
import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { parseHTML } from 'linkedom'
import type { Publication } from '../publication.ts'
import { splitNames } from './byline.ts'
import type { Author } from './article.ts'
import { cleanLine } from './clean-text.ts'
import type { Draft } from './draft.ts'
import { element, elementsOf, parseHtml, textOf } from './html-tree.ts'
import { messages } from './messages.ts'
import { hasToken, titleOf } from './page-elements.ts'
import { parsePageMetadata } from './page-metadata.ts'
import { tidy } from './tidy.ts'
import { takeElement } from './title.ts'

/** A whole page has a head or a body; anything else is an article by itself. */
const isPage = (html: string): boolean => /<(?:!doctype|html|head|body)[\s>]/i.test(html.slice(0, 20_000))

/**
 * HTML as an editor has it: a fragment is the article; of a page, the article is what Readability finds, and what the page says about
 * itself (JSON-LD, Open Graph, meta, time, html[lang]) is taken with it.
 *
 * @throws {Rejection} when it is too long, nested too deep, or has too many elements
 */
export function parseWebPage(html: string, publication: Pick<Publication, 'timeZone' | 'siteUrl'>): Draft {
  if (!isPage(html)) return { body: parseHtml(html, 'fragment', 300_000), notes: [] }
  // A page has more on it than its article.
  const page = parseHtml(html, 'page', 600_000)
  const document = readGoogleDocument(page)
  if (document !== undefined) return document
  const metadata = parsePageMetadata(page, publication)
  const article = readArticle(page)
  const shown = titleOf([...elementsOf(page)])
  const found = article?.title ?? ''
  // One that Readability has shortened has lost the site's name already.
  const title = metadata.title ?? (found === '' || found === shown ? withoutSite(shown) : found)
  return {
    ...metadata,
    body: turned(article?.body ?? bodyOf(page), page),
    notes: metadata.canonical === undefined ? [] : [messages.canonicalFound(metadata.canonical)],
    ...(title ? { title } : {}),
    ...(metadata.authors === undefined && article?.byline ? { authors: namesOf(article.byline) } : {}),
  }
}

/** A title as browsers show it has the site's name after a dash; a short one may be the dash's own. */
function withoutSite(title: string): string {
  const end = Math.max(...[' – ', ' — ', ' | ', ' · '].map((dash) => title.lastIndexOf(dash)))
  return end > 0 && title.slice(0, end).split(' ').length > 4 ? title.slice(0, end) : title
}

const dated = / (?:january|february|march|april|may|june|july|august|september|october|november|december) \d/i

/** The names in a byline, else the byline as it stands. */
function namesOf(byline: string): readonly Author[] {
  const line = byline.replace(/^(?:written )?by:? /i, '')
  const end = line.search(dated)
  const { names } = splitNames(end < 0 ? line : line.slice(0, end))
  return names.length > 0 ? names.map((name) => ({ name })) : [{ name: line.slice(0, 200) }]
}

/** What Google Docs exports is an article from beginning to end, with its title in a style of that name. */
function readGoogleDocument(page: Root): Draft | undefined {
  const elements = [...elementsOf(page)]
  const body = elements.find(
    ({ tagName, properties }) => tagName === 'body' && hasToken(properties.className, 'doc-content'),
  )
  if (body === undefined) return undefined
  const tree: Root = { type: 'root', children: body.children }
  const styled = [...elementsOf(tree)].find(
    ({ tagName, properties }) => tagName === 'p' && hasToken(properties.className, 'title'),
  )
  const title = styled === undefined ? '' : takeElement(tree, styled)
  tidy(tree)
  return { body: tree, notes: [], ...(title === '' ? {} : { title }) }
}

interface ReadArticle {
  readonly title: string
  readonly byline: string
  readonly body: Root
}

/** Readability wants a DOM, and linkedom's is small; it gets the page as the specification parses it. */
function readArticle(page: Root): ReadArticle | undefined {
  const { document } = parseHTML(toHtml(page, { allowDangerousHtml: false }))
  const found = new Readability(document).parse()
  if (!found?.content || cleanLine(found.textContent ?? '') === '') return undefined
  return {
    title: cleanLine(found.title ?? ''),
    byline: cleanLine(found.byline ?? ''),
    body: tidied(parseHtml(found.content, 'fragment')),
  }
}

/** Readability puts all that it finds into a page of its own. */
function tidied(body: Root): Root {
  tidy(body)
  const [only, ...others] = body.children
  const isWrapped = only?.type === 'element' && /^readability-page-\d+$/.test(only.properties.id ?? '')
  return isWrapped && others.length === 0 ? { type: 'root', children: only.children } : body
}

/** What Readability gives up on is too short to have anything around it. */
const bodyOf = (page: Root): Root => {
  const elements = [...elementsOf(page)]
  const named = ['article', 'main', 'body'].map((name) => elements.find(({ tagName }) => tagName === name))
  const body = named.find((each) => each !== undefined && textOf(each).trim() !== '')
  return { type: 'root', children: body?.children ?? [] }
}

/** Where the page is written from right to left, the article says so itself. */
function turned(body: Root, page: Root): Root {
  const isRightToLeft = [...elementsOf(page)].some(
    ({ tagName, properties }) => (tagName === 'html' || tagName === 'body') && properties['dir'] === 'rtl',
  )
  if (!isRightToLeft) return body
  const children = body.children.filter((child) => child.type !== 'doctype')
  return { type: 'root', children: [element('div', children, { dir: 'rtl' })] }
}
