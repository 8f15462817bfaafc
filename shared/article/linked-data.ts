import type { Element } from 'hast'
import type { Author } from './article.ts'
import { webUrl } from '../web-url.ts'
import { cleanLine } from './clean-text.ts'
import { parseHtml, textOf } from './html-tree.ts'

/** What a page's JSON-LD says about its article (schema.org). */
export interface LinkedData {
  /** Its headline and its name, of which either may be a description. */
  readonly titles: readonly string[]
  readonly summary?: string
  readonly authors: readonly Author[]
  readonly tags: readonly string[]
  readonly published?: string
  readonly modified?: string
  readonly language?: string
  readonly image?: string
}

type Thing = Readonly<Record<string, unknown>>

const articleType = /(?:Article|BlogPosting|Report|SocialMediaPosting)$/

/** The first article in the JSON-LD of a page; what cannot be read counts as absent. */
export function readLinkedData(elements: readonly Element[]): LinkedData {
  const things = elements
    .filter(({ tagName, properties }) => tagName === 'script' && properties['type'] === 'application/ld+json')
    .flatMap((script) => thingsIn(parsed(textOf(script)), 3))
  const article = things.find((thing) => [thing['@type']].flat().some((type) => articleType.test(String(type))))
  if (article === undefined) return { titles: [], authors: [], tags: [] }
  const image = firstText(article['image'], 'url')
  return {
    titles: ['headline', 'name'].flatMap((key) => firstText(article[key], 'name') ?? []),
    ...optional('summary', firstText(article['description'], 'name')),
    ...optional('published', firstText(article['datePublished'], '@value')),
    ...optional('modified', firstText(article['dateModified'], '@value')),
    ...optional('language', firstText(article['inLanguage'], 'alternateName')),
    ...optional('image', image),
    authors: authorsIn(article['author'] ?? article['creator'], things),
    tags: [article['keywords']]
      .flat()
      .flatMap((each) => (typeof each === 'string' ? each.split(',').map(cleanLine) : [])),
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.trim().replace(/^<!\[CDATA\[|\]\]>;?$/g, ''))
  } catch {
    return undefined
  }
}

/** The things at the top, in lists and in `@graph`s. */
function thingsIn(value: unknown, depth: number): readonly Thing[] {
  if (depth === 0 || typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.slice(0, 200).flatMap((each) => thingsIn(each, depth - 1))
  const thing = value as Thing
  return [thing, ...thingsIn(thing['@graph'], depth - 1), ...thingsIn(thing['mainEntity'], depth - 1)]
}

function authorsIn(value: unknown, things: readonly Thing[]): readonly Author[] {
  const authors: Author[] = []
  for (const each of [value].flat().slice(0, 20)) {
    const thing = typeof each === 'object' && each !== null ? (each as Thing) : undefined
    const known =
      thing?.['name'] === undefined
        ? (things.find((other) => thing?.['@id'] && other['@id'] === thing['@id']) ?? thing)
        : thing
    const name = firstText(known ?? each, 'name')
    if (name === undefined || webUrl(name) !== undefined || name.length > 200) continue
    const url = webUrl(firstText(known?.['url'], 'url') ?? '')
    if (authors.every((author) => author.name !== name)) authors.push({ name, ...(url === undefined ? {} : { url }) })
  }
  return authors
}

/** A text, or the named property of the first thing. */
function firstText(value: unknown, property: string): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value
  const found = typeof first === 'object' && first !== null ? (first as Thing)[property] : first
  const text = typeof found === 'string' ? cleanLine(withoutReferences(found)) : ''
  return text === '' ? undefined : text
}

/** Much of what writes JSON-LD takes it for HTML, and writes `&#8211;` for a dash. */
const withoutReferences = (text: string): string =>
  text.includes('&') ? textOf(parseHtml(text.replaceAll('<', '&lt;'), 'fragment')) : text

const optional = <Key extends string>(key: Key, value: string | undefined): { [K in Key]?: string } =>
  value === undefined ? {} : ({ [key]: value } as { [K in Key]?: string })
