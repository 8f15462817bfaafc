import type { Article } from '../article/article.ts'
import type { FeedPlace, Tombstone } from '../feeds/feed-document.ts'
import { renderHome } from '../site/home.ts'
import { feedArchives } from './archive-lists.ts'
import { everything } from './article-lists.ts'
import type { ArticlesReader } from './articles-reader.ts'
import { documentFiles, feedLength, renderDocument, type ListPorts } from './list-group.ts'
import type { FileGroup } from './publish-files.ts'
import { renderSound } from './render-sound.ts'
import { contentTypes } from './site-host.ts'
import { readHead } from './volumes.ts'

const list = { kind: 'all' } as const
const current = { kind: 'current' } as const

interface FrontState {
  readonly articles: readonly Article[]
  readonly tombstones: readonly Tombstone[]
  readonly archive: {
    readonly number: number
    readonly isFull: boolean
    readonly articles: readonly Article[]
  }
}

/**
 * The main feed, the archive behind it that was begun last, and the front page.
 *
 * Readers take an archive that they know for one that does not change (RFC 5005). So the feed leads to the last full
 * one, and to one that is not full only while that has an article which the feed itself has not: one dated back. For
 * the same reason it holds nothing but those until it is full, and is nearly always empty and not written.
 *
 * No archive is begun before the one before it stands here whole, so an article that leaves the feed is in one.
 */
export const frontGroup = ({ publication }: ListPorts): FileGroup<ArticlesReader, FrontState> => ({
  // The archives behind the feed hardly ever change.
  paths: [...documentFiles({ list, place: current }), 'index.html'],

  async read(reader) {
    const [articles, tombstones, { number, isFull, ids }] = await Promise.all([
      reader.newest(everything, feedLength),
      reader.tombstones(),
      readHead(reader.volumes, feedArchives),
    ])
    const inFeed = new Set(isFull ? [] : articles.map(({ id }) => id))
    const archived = await reader.members(ids.filter((id) => !inFeed.has(id)))
    return { articles, tombstones, archive: { number, isFull, articles: archived } }
  },

  render({ articles, tombstones, archive }) {
    const { number, isFull } = archive
    const prevArchive = isFull || archive.articles.length > 0 ? number : number - 1
    const document = { publication, list, articles: archive.articles }
    return [
      ...(isFull ? renderDocument({ ...document, articles: [], place: begunAt(number + 1) }) : []),
      ...renderDocument({ ...document, place: isFull ? fullAt(number) : begunAt(number) }),
      ...renderDocument({
        publication,
        list,
        place: prevArchive > 0 ? { ...current, prevArchive } : current,
        articles,
        tombstones,
      }),
      {
        path: 'index.html',
        contentType: contentTypes.html,
        body: renderSound(articles, (sound) => renderHome({ publication, articles: sound })),
      },
    ]
  },
})

const begunAt = (number: number): FeedPlace => ({ kind: 'archive', number, hasNext: false })

/** Where a full archive is: it leads to the next from its first day on, and so does not change when that is begun. */
export const fullAt = (number: number): FeedPlace => ({ kind: 'archive', number, hasNext: true })
