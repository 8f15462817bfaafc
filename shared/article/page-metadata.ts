import type { Element, Root } from 'hast'
import type { Publication } from '../publication.ts'
import { webUrl } from '../web-url.ts'
import type { Author } from './article.ts'
import { cleanLine } from './clean-text.ts'
import { parseDate } from './dates.ts'
import type { Draft } from './draft.ts'
import { elementsOf } from './html-tree.ts'
import { readLinkedData, type LinkedData } from './linked-data.ts'
import { canonicalLanguage } from './language.ts'
import { distinctTags } from './tags.ts'

/** What a page says about its article, most trusted first: JSON-LD, then Open Graph and `meta`, then `time` and `html[lang]`. */
export function parsePageMetadata(
  page: Root,
  publication: Pick<Publication, 'timeZone' | 'siteUrl'>,
): Omit<Draft, 'body' | 'notes'> {
  const elements = [...elementsOf(page)]
  const meta = metaOf(elements)
  const data = readLinkedData(elements)
  const { timeZone, siteUrl } = publication

  const address = webUrl(
    attribute(elements, 'link', 'href', ({ rel }) => hasToken(rel, 'canonical')) ?? meta('og:url') ?? '',
  )
  const base = webUrl(attribute(elements, 'base', 'href') ?? '') ?? address
  const date = firstDate(
    [
      data.published,
      ...meta.all(
        'article:published_time',
        'datepublished',
        'citation_publication_date',
        'dc.date',
        'dcterms.created',
        'date',
        'parsely-pub-date',
      ),
      timeOf(elements),
    ],
    timeZone,
  )
  const updated = firstDate(
    [data.modified, ...meta.all('article:modified_time', 'datemodified', 'og:updated_time')],
    timeZone,
  )
  const image = webUrl(data.image ?? meta('og:image', 'twitter:image') ?? '')
  const language = canonicalLanguage(
    attribute(elements, 'html', 'lang') ?? data.language ?? meta('og:locale', 'dc.language', 'content-language') ?? '',
  )
  const title = data.title ?? meta('og:title', 'citation_title', 'twitter:title')
  const summary = whole(meta('og:description', 'description', 'twitter:description') ?? data.summary)
  const authors = authorsOf(data, meta)
  const tags = distinctTags([
    ...data.tags,
    ...meta.all('article:tag'),
    ...(meta('keywords', 'news_keywords') ?? '').split(',').map(cleanLine),
  ])

  return {
    ...(title ? { title: cleanLine(title) } : {}),
    ...(summary === undefined ? {} : { summary }),
    ...(authors.length > 0 ? { authors } : {}),
    ...(tags.length > 0 ? { tags: tags.filter((tag) => tag.length <= 64).slice(0, 20) } : {}),
    ...(language === undefined ? {} : { language }),
    ...(image === undefined
      ? {}
      : { image: { src: image, alt: cleanLine(meta('og:image:alt', 'twitter:image:alt') ?? '') } }),
    ...(date === undefined ? {} : { date }),
    ...(updated !== undefined && date !== undefined && updated > date ? { updated } : {}),
    ...(address !== undefined && new URL(address).origin !== new URL(siteUrl).origin ? { canonical: address } : {}),
    ...(base === undefined ? {} : { baseUrl: base }),
  }
}

interface Meta {
  (...names: readonly string[]): string | undefined
  all(...names: readonly string[]): readonly string[]
}

/** The contents of `meta` elements by `property`, `name`, `itemprop` or `http-equiv`, of which some name several. */
function metaOf(elements: readonly Element[]): Meta {
  const contents = new Map<string, string[]>()
  for (const { tagName, properties } of elements) {
    if (tagName !== 'meta') continue
    const content = cleanLine(properties.content ?? '')
    const names = [properties['property'], properties['name'], properties['itemProp'], properties['httpEquiv']].flat()
    for (const name of names.flatMap((each) => (each ?? '').toLowerCase().split(/\s+/))) {
      if (content === '' || name === '') continue
      const known = contents.get(name)
      if (known === undefined) contents.set(name, [content])
      else known.push(content)
    }
  }
  const all = (...names: readonly string[]): readonly string[] => names.flatMap((name) => contents.get(name) ?? [])
  return Object.assign((...names: readonly string[]) => all(...names)[0], { all })
}

function authorsOf(data: LinkedData, meta: Meta): readonly Author[] {
  if (data.authors.length > 0) return data.authors
  const named = [
    ...meta.all('citation_author'),
    ...meta.all('article:author', 'author', 'dc.creator', 'parsely-author', 'byl'),
  ]
  const names = named.filter((name) => webUrl(name) === undefined).map((name) => name.replace(/^by\s+/i, ''))
  const citations = meta.all('citation_author').length
  return [...new Set(names)].slice(0, citations || 1).map((name) => ({ name }))
}

/** A description that stops in the middle is no summary. */
const whole = (text: string | undefined): string | undefined =>
  text !== undefined && /[^.][.!?。]["”’»)]?$/.test(text) ? text : undefined

/** Machine times come with an offset in many forms; `2015-07-10 09:53:00 -0400` is one. */
function firstDate(candidates: readonly (string | undefined)[], timeZone: string): string | undefined {
  for (const each of candidates) {
    const date = each === undefined ? undefined : parseDate(each, timeZone)
    if (date !== undefined) return date
  }
  return undefined
}

/** The one `time` that says it is the publication's, else the only one there is. */
function timeOf(elements: readonly Element[]): string | undefined {
  const times = elements.filter(
    ({ tagName, properties }) => tagName === 'time' && typeof properties['dateTime'] === 'string',
  )
  const said = times.find(
    ({ properties }) =>
      hasToken(properties['itemProp'], 'datePublished') || 'pubDate' in properties || 'pubdate' in properties,
  )
  return (said ?? (times.length === 1 ? times[0] : undefined))?.properties.dateTime?.trim()
}

function attribute(
  elements: readonly Element[],
  tagName: string,
  name: string,
  condition: (properties: Element['properties']) => boolean = () => true,
): string | undefined {
  const value = elements.find((each) => each.tagName === tagName && condition(each.properties))?.properties[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

const hasToken = (value: Element['properties'][string], token: string): boolean => [value].flat().includes(token)
