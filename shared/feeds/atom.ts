import type { Element } from 'slimdom'
import { armour } from './armour.ts'
import type { Entry } from './entries.ts'
import type { FeedDocument } from './feed-document.ts'
import { composeEntries } from './entries.ts'
import { generate } from './generate.ts'
import { append, childrenOf, declare, finishXml, setLanguage } from './xml.ts'

/** Atom 1.0 (RFC 4287); titles and summaries are plain text, the content is HTML. */
export function renderAtom(document: FeedDocument): string {
  const { publication } = document
  const { entries } = composeEntries(document)
  return finishXml(generate(document, entries, armour).atom1(), (root) => {
    declare(root, 'media')
    setLanguage(root, publication.language)
    for (const link of childrenOf(root, 'link')) {
      link.setAttribute('type', link.getAttribute('rel') === 'self' ? 'application/atom+xml' : 'text/html')
    }
    const elements = childrenOf(root, 'entry')
    entries.forEach((entry, index) => correctEntry(elements[index], entry, publication.language))
  })
}

function correctEntry(element: Element | undefined, entry: Entry, feedLanguage: string): void {
  if (element === undefined) throw new Error(`Cannot finish the Atom feed: the entry of ${entry.id} is missing`)
  for (const id of childrenOf(element, 'id')) id.textContent = entry.id
  for (const name of ['title', 'summary']) {
    for (const text of childrenOf(element, name)) text.setAttribute('type', 'text')
  }
  for (const link of childrenOf(element, 'link')) {
    link.setAttribute('rel', 'alternate')
    link.setAttribute('type', 'text/html')
  }
  if (entry.language !== feedLanguage) setLanguage(element, entry.language)
  if (entry.image === undefined) return
  const picture = append(element, 'media:content', { url: entry.image.src, medium: 'image' })
  if (entry.image.alt !== '') append(picture, 'media:description', { type: 'plain' }, entry.image.alt)
}
