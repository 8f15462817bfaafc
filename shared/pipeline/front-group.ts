import type { Article } from '../article/article.ts'
import type { FeedPlace, Tombstone } from '../feeds/feed-document.ts'
import { feedStylesheetPath, renderFeedStylesheet } from '../feeds/feed-stylesheet.ts'
import { renderHome } from '../site/home.ts'
import { renderNotFoundPage } from '../site/not-found.ts'
import { renderRobots } from '../site/robots.ts'
import { feedArchives } from './archive-lists.ts'
import { everything } from './article-lists.ts'
import type { ArticlesReader } from './articles-reader.ts'
import { documentFiles, feedLength, renderDocument, type ListPorts } from './list-group.ts'
import type { FileGroup } from './publish-files.ts'
import { renderSound } from './render-sound.ts'
import { contentTypes, fileAt } from './site-host.ts'
import { readOpenVolume } from './volumes.ts'

const list = { kind: 'all' } as const

interface FrontState {
  readonly articles: readonly Article[]
  readonly tombstones: readonly Tombstone[]
  /** The number of the archive that is not full, and those of its members that the feed does not have. */
  readonly open: number
  readonly behind: readonly Article[]
}

/**
 * The main feed, the archive behind it that is not full yet, and what else the whole publication has one of.
 *
 * Readers take an archive that they know for one that does not change (RFC 5005). So the feed leads to the last full
 * one, and to the open one only while that has an article which the feed itself has not: one dated back. For the same
 * reason the open one holds nothing but those, and is nearly always empty and never written.
 */
export const frontGroup = ({ publication, volumes }: ListPorts): FileGroup<ArticlesReader, FrontState> => ({
  async paths() {
    const { number } = await readOpenVolume(volumes, feedArchives)
    const feeds = [openPlace(number), { kind: 'current' } as const].flatMap((place) => documentFiles({ list, place }))
    return [...feeds, 'index.html', '404.html', 'robots.txt', fileAt(feedStylesheetPath)]
  },

  async read(reader) {
    const [articles, tombstones, open] = await Promise.all([
      reader.newest(everything, feedLength),
      reader.tombstones(everything),
      readOpenVolume(volumes, feedArchives),
    ])
    const shown = new Set(articles.map(({ id }) => id))
    const behind = await reader.members(open.ids.filter((id) => !shown.has(id)))
    return { articles, tombstones, open: open.number, behind }
  },

  render({ articles, tombstones, open, behind }) {
    const prevArchive = behind.length > 0 ? open : open - 1
    const place: FeedPlace = { kind: 'current', ...(prevArchive > 0 && { prevArchive }) }
    return [
      ...renderDocument({ publication, list, place: openPlace(open), articles: behind }),
      ...renderDocument({ publication, list, place, articles, tombstones }),
      {
        path: 'index.html',
        contentType: contentTypes.html,
        body: renderSound(articles, (sound) => renderHome({ publication, articles: sound })),
      },
      { path: '404.html', contentType: contentTypes.html, body: renderNotFoundPage(publication) },
      { path: 'robots.txt', contentType: contentTypes.text, body: renderRobots(publication) },
      { path: fileAt(feedStylesheetPath), contentType: contentTypes.css, body: renderFeedStylesheet(publication) },
    ]
  },
})

const openPlace = (number: number): FeedPlace => ({ kind: 'archive', number, hasNext: false })
