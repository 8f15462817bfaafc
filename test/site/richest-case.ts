import type { Article } from '../../shared/article/article.ts'
import { parsePublication } from '../../shared/publication.ts'
import type { PageSurroundings } from '../../shared/site/surroundings.ts'
import { sampleArticle, samplePublication } from '../feeds/sample.ts'
import { samplePicture } from './sample-articles.ts'

/** A publication that says all it may. */
export const richPublication = parsePublication({
  ...samplePublication,
  rights: '© 2026 The Lantern & Ledger. Articles may be shared under CC BY 4.0.',
  logo: 'https://lantern.example/media/600x60.png',
  icon: 'https://lantern.example/media/64x64.png',
})

/** An article with as much around its body as an editor will ever give it. */
export const richArticle: Article = sampleArticle(0, {
  slug: 'a-ferry-a-flood-and-forty-one-telephone-calls',
  title: 'A ferry, a flood and forty-one telephone calls: what the harbour office learned in its longest winter',
  summary:
    'When the crossing closed in November nobody had a plan for April. The people of the island made one up as they went along, and by the time the ice broke they had a better ferry service than before, on paper, and eleven signatures under it.',
  authors: ['Ida Holm', 'Jo Brandt', 'Marguerite Sand', 'Tobias Okonjo'].map((name) => ({
    name,
    url: `https://lantern.example/people/${name.toLowerCase().replace(' ', '-')}`,
  })),
  tags: [
    'harbour',
    'transport',
    'islands',
    'winter of 2025',
    'bread',
    'telephones',
    'local government',
    'ice',
    'insurance',
    'shipping law',
    'volunteers',
    'public accounts',
  ],
  image: samplePicture(1600, 1067),
  updated: '2026-03-16T09:10:00.000Z',
  correction: 'An earlier version said that the ferry had been closed for nine weeks. It was closed for twenty-one.',
  canonical: 'https://journal.example/2026/a-ferry-a-flood-and-forty-one-calls',
})

/** Everything that may stand around an article. */
export const richSurroundings: PageSurroundings = {
  previous: {
    slug: 'who-writes-the-minutes-record-keeping-as-power',
    title: 'Who writes the minutes? Record-keeping as power in a town of two harbours',
    language: 'en-GB',
  },
  next: { slug: 'a-bridge-with-two-keys', title: 'A bridge with two keys', language: 'en-GB' },
  threadUrl: 'https://bsky.app/profile/lantern.example/post/3mhd2k5s7xk2a',
  documentUri: 'at://did:plc:ewvi7nxzyoun6zhxrhs64oiz/site.standard.document/3mhd2k5s7xk2b',
}
