import { Feed } from 'feed'
import type { EntryTexts } from './entry-texts.ts'
import type { HeadTexts } from './head-texts.ts'

/** Minutes for which a reader that nobody tells of changes may keep a feed (RSS 2.0, `ttl`). */
const minutesToLive = 30

/** What `feed` reads as a URL or a date, and an element's texts then stand in the place of. */
const anyUrl = 'https://placeholder.invalid/'
const anyDate = new Date(0)

/**
 * The `feed` package's generator, told what a document says of itself. URLs and dates are not yet the document's own;
 * no format throws.
 */
export const generateHead = ({
  id,
  title,
  description,
  language,
  author,
  rights,
  logo,
  icon,
}: Omit<HeadTexts, 'updated'>): Feed =>
  new Feed({
    id,
    title,
    description,
    language,
    link: anyUrl,
    ...(author && { author: generatedAuthor(author) }),
    ...(logo !== undefined && { image: logo }),
    ...(icon !== undefined && { favicon: icon }),
    ...(rights !== undefined && { copyright: rights }),
    feedLinks: { rss: anyUrl, atom: anyUrl, json: anyUrl },
    updated: anyDate,
    ttl: minutesToLive,
    generator: 'Tidings',
    docs: 'https://www.rssboard.org/rss-specification',
  })

/** The same, told about one entry and nothing else that is worth reading. */
export function generateEntry({ id, title, summary, content, authors, tags }: EntryTexts): Feed {
  const feed = new Feed({ id: '', title: '', link: anyUrl, updated: anyDate })
  feed.addItem({
    id: anyUrl,
    guid: id,
    link: anyUrl,
    title,
    ...(summary !== undefined && { description: summary }),
    content,
    author: authors.map(generatedAuthor),
    category: tags.map((tag) => ({ name: tag, term: tag })),
    published: anyDate,
    date: anyDate,
  })
  return feed
}

const generatedAuthor = ({ name, url }: EntryTexts['authors'][number]) => ({
  name,
  ...(url === undefined ? {} : { link: anyUrl }),
})
