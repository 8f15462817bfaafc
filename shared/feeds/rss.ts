import type { FeedDocument } from './feed-document.ts'
import { composeHead } from './feed-head.ts'
import { generateHead } from './generate.ts'
import { headTexts, type HeadTexts } from './head-texts.ts'
import { renderEntries } from './render-entries.ts'
import { itemPrefixes, renderRssItem, withHexReferences } from './rss-item.ts'
import { templated } from './text-template.ts'
import { append, childOf, childrenOf, composeXml, declare, finishXml, setText, xmlEscapes } from './xml.ts'

/** RSS 2.0 with the RSS Advisory Board's profile, archived by RFC 5005. */
export function renderRss(document: FeedDocument): string {
  const { entries, fragments } = renderEntries(document, 'rss', renderRssItem)
  const { updated, ...texts } = headTexts(document, composeHead(document, entries, 'rss'), (date) => date.toUTCString())
  // Without entries nothing was ever built, and the date is optional.
  const head = renderHead({ ...texts, ...(entries.length > 0 && { updated }) })
  return composeXml(withHexReferences(head), fragments, '  </channel>', '    ')
}

const renderHead = templated(
  (texts: Omit<HeadTexts, 'updated'> & { readonly updated?: string }) =>
    finishXml(generateHead(texts).rss2(), (root) => {
      declare(root, ...itemPrefixes)
      const channel = childOf(root, 'channel')
      setText(channel, 'link', texts.homeUrl)
      for (const image of childrenOf(channel, 'image')) setText(image, 'link', texts.homeUrl)
      if (texts.updated === undefined) childOf(channel, 'lastBuildDate').remove()
      else setText(channel, 'lastBuildDate', texts.updated)
      childOf(channel, 'atom:link').setAttribute('href', texts.selfUrl)
      for (const link of texts.links) append(channel, 'atom:link', { ...link })
      if (texts.archive === undefined) return
      declare(root, 'fh')
      append(channel, 'fh:archive')
    }),
  xmlEscapes,
)
