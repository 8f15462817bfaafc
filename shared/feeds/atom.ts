import type { Element } from 'slimdom'
import { correctAuthors, entryPrefixes, renderAtomEntry } from './atom-entry.ts'
import { distinctUpdates } from './distinct-updates.ts'
import type { FeedDocument } from './feed-document.ts'
import { composeHead } from './feed-head.ts'
import { mediaTypes } from './feed-links.ts'
import { generateHead } from './generate.ts'
import { headTexts, type HeadTexts } from './head-texts.ts'
import { renderEntries } from './render-entries.ts'
import { textConstruct, type TextConstruct } from './text-construct.ts'
import { templated } from './text-template.ts'
import { append, childOf, childrenOf, composeXml, declare, finishXml, setLanguage, setText, xmlEscapes } from './xml.ts'

/** Atom 1.0 (RFC 4287), archived by RFC 5005, with the tombstones of RFC 6721. */
export function renderAtom(document: FeedDocument): string {
  const { entries, fragments } = renderEntries(document, 'atom', renderAtomEntry)
  const { title, description, rights, ...texts } = headTexts(document, composeHead(document, entries, 'atom'))
  const head = renderHead({
    ...texts,
    title: textConstruct(title),
    description: textConstruct(description),
    ...(rights !== undefined && { rights: textConstruct(rights) }),
  })
  const updates = distinctUpdates(entries)
  const distinct = fragments.map((fragment, index) => withUpdate(fragment, updates[index] ?? ''))
  return composeXml(head, distinct, '</feed>', '  ')
}

/** The only tag of that name: in a text it would have been escaped. */
const withUpdate = (fragment: string, updated: string): string =>
  fragment.replace(/<updated>[^<]*/, () => `<updated>${updated}`)

type AtomHeadTexts = Omit<HeadTexts, 'title' | 'description' | 'rights'> &
  Readonly<Record<'title' | 'description', TextConstruct>> & { readonly rights?: TextConstruct }

const renderHead = templated(({ title, description, rights, ...texts }: AtomHeadTexts) => {
  const generated = generateHead({
    ...texts,
    title: title.text,
    description: description.text,
    ...(rights && { rights: rights.text }),
  })
  return finishXml(generated.atom1(), (root) => {
    declare(root, ...entryPrefixes)
    setLanguage(root, texts.language)
    childOf(root, 'title').setAttribute('type', title.type)
    childOf(root, 'subtitle').setAttribute('type', description.type)
    if (rights) childOf(root, 'rights').setAttribute('type', rights.type)
    setText(root, 'updated', texts.updated)
    correctAuthors(root, texts.author ? [texts.author] : [])
    for (const link of childrenOf(root, 'link')) correctLink(link, texts)
    for (const link of texts.links) append(root, 'link', { ...link })
    if (texts.archive !== undefined) {
      declare(root, 'fh')
      append(root, 'fh:archive')
    }
    if (texts.graves.length > 0) declare(root, 'at')
    for (const grave of texts.graves) append(root, 'at:deleted-entry', { ...grave })
  })
}, xmlEscapes)

function correctLink(link: Element, { selfUrl, homeUrl }: Pick<HeadTexts, 'selfUrl' | 'homeUrl'>): void {
  const isSelf = link.getAttribute('rel') === 'self'
  link.setAttribute('href', isSelf ? selfUrl : homeUrl)
  link.setAttribute('type', isSelf ? mediaTypes.atom : 'text/html')
}
