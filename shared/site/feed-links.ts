import { markup, type Markup } from './markup.ts'
import { tagPath } from './site-paths.ts'

/** Feeds that a page points to: what they are of, and the folder that they are in, with its trailing slash. */
export interface FeedFolder {
  readonly title: string
  readonly folder: string
}

const formats = [
  { file: 'feed.xml', type: 'application/rss+xml', name: 'RSS' },
  { file: 'atom.xml', type: 'application/atom+xml', name: 'Atom' },
  { file: 'feed.json', type: 'application/feed+json', name: 'JSON Feed' },
] as const

/** The folder of the feeds of one tag. */
export const tagFeeds = (publicationTitle: string, tag: string, slug: string): FeedFolder => ({
  title: `${publicationTitle}: ${tag}`,
  folder: tagPath(slug),
})

/** What lets a reader find the feeds. */
export const renderFeedDiscovery = ({ title, folder }: FeedFolder): Markup =>
  markup`${formats.map(({ file, type, name }) => markup`<link rel="alternate" type="${type}" title="${title} (${name})" href="${folder}${file}">`)}`

/** Links to the feeds by the names of their formats. */
export const renderFeedLinks = ({ folder }: FeedFolder): Markup =>
  markup`<ul>${formats.map(({ file, name }) => markup`<li><a href="${folder}${file}">${name}</a></li>`)}</ul>`
