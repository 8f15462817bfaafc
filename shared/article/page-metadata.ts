import type { Root } from 'hast'
import type { Publication } from '../publication.ts'
import { webUrl } from '../web-url.ts'
import type { Author } from './article.ts'
import { cleanLine, comparable } from './clean-text.ts'
import { parseDate } from './dates.ts'
import type { Draft } from './draft.ts'
import { elementsOf } from './html-tree.ts'
import { readLinkedData, type LinkedData } from './linked-data.ts'
import { canonicalLanguage } from '../language-tag.ts'
import { attribute, hasToken, metaOf, timeOf, titleOf, type Meta } from './page-elements.ts'
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

  const own = address(
    attribute(elements, 'link', 'href', ({ rel }) => hasToken(rel, 'canonical')) ?? meta('og:url') ?? '',
  )
  const base = address(attribute(elements, 'base', 'href') ?? '') ?? own
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
  const image = address(data.image ?? meta('og:image', 'twitter:image') ?? '')
  const language = canonicalLanguage(
    attribute(elements, 'html', 'lang') ?? data.language ?? meta('og:locale', 'dc.language', 'content-language') ?? '',
  )
  const shown = comparable(titleOf(elements))
  const title =
    data.titles.find((each) => shown.startsWith(comparable(each))) ??
    data.titles[0] ??
    meta('dc:title', 'dcterm:title', 'dc.title', 'og:title', 'citation_title', 'twitter:title')
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
      : { image: { src: image, alt: (meta('og:image:alt', 'twitter:image:alt') ?? '').slice(0, 1_000) } }),
    ...(date === undefined ? {} : { date }),
    ...(updated !== undefined && date !== undefined && updated > date ? { updated } : {}),
    ...(own !== undefined && new URL(own).origin !== new URL(siteUrl).origin ? { canonical: own } : {}),
    ...(base === undefined ? {} : { baseUrl: base }),
  }
}

function authorsOf(data: LinkedData, meta: Meta): readonly Author[] {
  if (data.authors.length > 0) return data.authors
  const named = [
    ...meta.all('citation_author'),
    ...meta.all('dc:creator', 'dcterm:creator', 'dc.creator', 'article:author', 'author', 'parsely-author', 'byl'),
  ]
  const names = named
    .filter((name) => name.length <= 200 && address(name) === undefined)
    .map((name) => name.replace(/^by\s+/i, ''))
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

/** Longer ones are no addresses of articles and pictures. */
const address = (url: string): string | undefined => (url.length <= 2_000 ? webUrl(url) : undefined)
