import type { Element } from 'slimdom'
import { appendCover, enclosureOf } from './cover.ts'
import type { Entry } from './entries.ts'
import { entryTexts, type EntryTexts } from './entry-texts.ts'
import { generateEntry } from './generate.ts'
import { textConstruct } from './text-construct.ts'
import { templated } from './text-template.ts'
import { append, childOf, childrenOf, cutElement, declare, finishXml, setLanguage, setText, xmlEscapes } from './xml.ts'

/** The prefixes of the elements in an entry. */
export const entryPrefixes = ['media'] as const

/** `summaryType` is there where there is a summary. */
type AtomEntryTexts = EntryTexts & { readonly titleType: string; readonly summaryType?: string }

/** An entry of Atom 1.0 (RFC 4287): title and summary are plain text, the content is HTML. */
export function renderAtomEntry(entry: Entry, feedLanguage: string): string {
  const texts = entryTexts(entry, feedLanguage, ({ published, updated }) => ({
    published: published.toISOString(),
    updated: updated.toISOString(),
  }))
  const title = textConstruct(texts.title)
  const summary = texts.summary === undefined ? undefined : textConstruct(texts.summary)
  return renderEntry({
    ...texts,
    title: title.text,
    titleType: title.type,
    ...(summary && { summary: summary.text, summaryType: summary.type }),
  })
}

const renderEntry = templated(
  (texts: AtomEntryTexts) =>
    cutElement(
      finishXml(generateEntry(texts).atom1(), (root) => {
        declare(root, ...entryPrefixes)
        correctEntry(childOf(root, 'entry'), texts)
      }),
      'entry',
    ),
  xmlEscapes,
)

function correctEntry(entry: Element, texts: AtomEntryTexts): void {
  setText(entry, 'id', texts.id)
  setText(entry, 'published', texts.published)
  setText(entry, 'updated', texts.updated)
  childOf(entry, 'title').setAttribute('type', texts.titleType)
  if (texts.summaryType !== undefined) childOf(entry, 'summary').setAttribute('type', texts.summaryType)
  const page = childOf(entry, 'link')
  page.setAttribute('rel', 'alternate')
  page.setAttribute('type', 'text/html')
  page.setAttribute('href', texts.url)
  correctAuthors(entry, texts.authors)
  if (texts.language !== undefined) setLanguage(entry, texts.language)
  const enclosure = enclosureOf(texts.image)
  if (enclosure) {
    const { url: href, type, length } = enclosure
    append(entry, 'link', { rel: 'enclosure', href, type, length })
  }
  appendCover(entry, texts)
}

/** Gives the authors of a feed or an entry their addresses. */
export function correctAuthors(parent: Element, authors: EntryTexts['authors']): void {
  childrenOf(parent, 'author').forEach((author, index) => {
    const url = authors[index]?.url
    if (url !== undefined) setText(author, 'uri', url)
  })
}
