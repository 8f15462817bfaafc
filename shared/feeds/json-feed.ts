import type { FeedDocument } from './feed-document.ts'
import { feedLabelsIn } from './feed-labels.ts'
import { composeHead } from './feed-head.ts'
import { generateHead } from './generate.ts'
import { headTexts } from './head-texts.ts'
import { renderJsonItem } from './json-item.ts'
import { renderEntries } from './render-entries.ts'

/** JSON Feed 1.1; `next_url` leads to the archives, `hubs` to the WebSub hubs. */
export function renderJsonFeed(document: FeedDocument): string {
  const { entries, fragments } = renderEntries(document, 'json', renderJsonItem)
  const head = composeHead(document, entries, 'json')
  const labels = feedLabelsIn(head.language)
  const hubs = head.links.filter(({ rel }) => rel === 'hub').map(({ href: url }) => ({ type: 'WebSub', url }))
  const corrected = {
    ...(JSON.parse(generateHead(headTexts(document, head)).json1()) as object),
    version: 'https://jsonfeed.org/version/1.1',
    home_page_url: head.homeUrl,
    feed_url: head.selfUrl,
    language: head.language,
    user_comment: `${labels.feed} ${labels.subscribe} ${head.selfUrl}`,
    author: undefined,
    authors: head.author && [head.author],
    icon: head.logo ?? head.icon,
    favicon: head.icon,
    next_url: head.links.find(({ rel }) => rel === 'prev-archive')?.href,
    hubs: hubs.length > 0 ? hubs : undefined,
    items: undefined,
  }
  const items = fragments.length > 0 ? `[\n${fragments.map(indent).join(',\n')}\n  ]` : '[]'
  return `${JSON.stringify(corrected, undefined, 2).replace(/\n\}$/, () => `,\n  "items": ${items}\n}`)}\n`
}

/** A string in JSON has no line breaks: each one is the layout's. */
const indent = (json: string): string => `    ${json.replaceAll('\n', '\n    ')}`
