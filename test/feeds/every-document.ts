import type { FeedDocument } from '../../shared/feeds/feed-document.ts'
import { richPublication, sampleArticle, sampleDocument } from './sample.ts'

const image = {
  src: '/boat.jpg',
  alt: 'A <b>boat</b> & co',
  contentType: 'image/jpeg',
  byteLength: 48_213,
  width: 9,
  height: 6,
}
const articles = [
  sampleArticle(0, { image, correction: 'It was <nine> weeks & a day.', updated: '2026-03-20T07:30:00.000Z' }),
  sampleArticle(1, {
    language: 'ar',
    title: 'العبّارة تبحر',
    bodyHtml: '<p>فُتح المعبر.</p>',
    image: { src: '/a.png', alt: '' },
  }),
  sampleArticle(2, { authors: [], tags: [] }),
  sampleArticle(3, { title: 'R&D <3 "x" ]]> </b> &amp;', summary: '</p> &lt;', tags: ['a<b', '</b>'] }),
  sampleArticle(4, {
    updated: '2026-03-20T07:30:00.000Z',
    bodyHtml: '<p><a href="../x">x</a> <code>&lt;b></code></p>',
  }),
]
const rich = { publication: richPublication }
const gone = [{ feedId: 'tag:lantern.example,2026:gone', withdrawnAt: '2026-03-22T08:00:00.000Z' }]

/** A document of every kind that a publication can have. */
export const everyDocument: readonly { readonly name: string; readonly document: FeedDocument }[] = [
  { name: 'a plain feed', document: sampleDocument(articles) },
  {
    name: 'a feed with everything',
    document: sampleDocument(articles, { ...rich, tombstones: gone, place: { kind: 'current', prevArchive: 3 } }),
  },
  { name: 'an empty feed', document: sampleDocument([], rich) },
  { name: 'an empty feed with a tombstone', document: sampleDocument([], { tombstones: gone }) },
  { name: 'one article', document: sampleDocument(articles.slice(0, 1)) },
  {
    name: 'a tag',
    document: sampleDocument(articles, { ...rich, list: { kind: 'tag', tag: 'C++ & </b>', slug: 'c-plus-plus' } }),
  },
  {
    name: 'the first archive',
    document: sampleDocument(articles, { ...rich, place: { kind: 'archive', number: 1, hasNext: true } }),
  },
  {
    name: 'the newest archive',
    document: sampleDocument(articles, { ...rich, place: { kind: 'archive', number: 9, hasNext: false } }),
  },
  {
    name: 'a publication written from right to left',
    document: sampleDocument(articles, { publication: { ...richPublication, language: 'he' } }),
  },
]
