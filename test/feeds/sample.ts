import type { Article } from '../../shared/article/article.ts'
import type { FeedDocument } from '../../shared/feeds/feed-document.ts'
import type { Publication } from '../../shared/publication.ts'
import { parsePublication } from '../../shared/publication.ts'

/** An outlet for the tests of what is made from articles. */
export const samplePublication: Publication = parsePublication({
  title: 'The Lantern & Ledger',
  tagline: 'Slow news, well lit.',
  description: 'Reports from a harbour town, once they are true.',
  siteUrl: 'https://lantern.example',
  language: 'en-GB',
  timeZone: 'Europe/Berlin',
  author: { name: 'Lantern desk' },
  feedIdAuthority: 'lantern.example,2026',
})

/** The same with everything that feeds can say of it. */
export const richPublication: Publication = {
  ...samplePublication,
  author: { name: 'Lantern desk', url: 'https://lantern.example/about/' },
  hubs: ['https://hub.example/', 'https://hub.example/second?a=1&b=2'],
  rights: '© 2026 Lantern & Ledger',
  logo: 'https://lantern.example/logo.png',
  icon: 'https://lantern.example/icon.png',
}

/** The document that readers subscribe to, with these articles in it. */
export const sampleDocument = (articles: readonly Article[], changes: Partial<FeedDocument> = {}): FeedDocument => ({
  publication: samplePublication,
  list: { kind: 'all' },
  articles,
  place: { kind: 'current' },
  ...changes,
})

/** The `index`th article, an hour older than the one before it, with what a test wants different. */
export function sampleArticle(index: number, changes: Partial<Article> = {}): Article {
  const published = new Date(Date.UTC(2026, 2, 14, 18 - index)).toISOString()
  return {
    id: `ferry-${index}-k3v9`,
    feedId: `tag:lantern.example,2026:ferry-${index}-k3v9`,
    slug: `ferry-${index}`,
    title: `Ferry ${index} runs again`,
    summary: `The crossing to the island is open after ${index + 1} weeks.`,
    bodyHtml: `<p>The crossing to the island is open.</p><h2>What comes next</h2><p>Boat ${index} leaves at seven.</p>`,
    authors: [{ name: 'Ida Holm', url: 'https://lantern.example/ida' }, { name: 'Jo Brandt' }],
    tags: ['harbour', 'transport'],
    language: 'en-GB',
    published,
    updated: published,
    withdrawn: false,
    draft: false,
    bluesky: false,
    ...changes,
  }
}
