import type { Article } from '../article/article.ts'
import { RetryableError } from '../errors.ts'
import type { Tombstone } from '../feeds/feed-document.ts'
import { isListed, isShown, slugsOf, withdrawnArticles, type Listing, type Side } from './article-lists.ts'
import type { ArticleOutline } from './article-outline.ts'
import type { ArticleRecord } from './article-record.ts'
import { ListReader, sortKeyOf, type ListReaderPorts } from './list-reader.ts'
import { PublishMemory } from './publish-memory.ts'
import { RecordReader, type RecordPorts } from './record-reader.ts'
import type { VolumeReader } from './volumes.ts'

export interface ReaderPorts extends ListReaderPorts {
  readonly articles: RecordPorts
  /** Absent: nothing is remembered. */
  readonly memory?: PublishMemory
  readonly nowMs: () => number
}

/** How long feeds say that an article was withdrawn, and of how many. */
const tombstoneMs = 90 * 86_400_000
const maxTombstones = 250

/**
 * One state of the articles for all files of a round: what one of them has read, the others need not read again, and
 * records are read for all of them at once.
 */
export class ArticlesReader {
  readonly #ports: ReaderPorts
  readonly #lists: ListReader
  readonly #records: RecordReader

  constructor(ports: ReaderPorts) {
    this.#ports = ports
    this.#lists = new ListReader(ports)
    // The rows of a list say what else to read.
    const quiet = async (): Promise<void> => this.#lists.quiet()
    this.#records = new RecordReader(ports.articles, ports.memory ?? new PublishMemory(), quiet)
  }

  get volumes(): VolumeReader {
    return this.#lists.volumes
  }

  /** An id without a record is left out. */
  async records(ids: readonly string[]): Promise<ReadonlyMap<string, ArticleRecord>> {
    return this.#records.records(ids)
  }

  /** An id without an accepted version is left out. */
  async outlines(ids: readonly string[]): Promise<ReadonlyMap<string, ArticleOutline>> {
    return this.#records.outlines(ids)
  }

  /** The newest articles of a list that the world may see. */
  async newest(list: string, count: number): Promise<readonly Article[]> {
    const { nowMs } = this.#ports
    for (let limit = count; ; limit *= 2) {
      const rows = await this.#lists.newest(list, limit)
      // Whoever asks has entered an article before.
      if (rows.length === 0 && (await this.#lists.count(list)) > 0) {
        throw new RetryableError(`Cannot build the feeds: the list "${list}" was read as empty, and is not`)
      }
      const records = await this.records(rows.map(({ id }) => id))
      const listed = rows.flatMap((row) => {
        const record = records.get(row.id)
        if (!record) throw new RetryableError(`Cannot build the feeds: article ${row.id} is listed and has no record`)
        const { publishing } = record
        return publishing && isSoundlyListed(publishing, list, row, nowMs()) ? [publishing.article] : []
      })
      if (listed.length >= count || rows.length < limit) return listed.slice(0, count)
    }
  }

  /** The members of a volume that the world may see, newest first. */
  async members(ids: readonly string[]): Promise<readonly Article[]> {
    const records = await this.records(ids)
    const articles = ids.flatMap((id) => {
      const publishing = records.get(id)?.publishing
      if (!publishing) throw new RetryableError(`Cannot build an archive: article ${id} is in it and has no record`)
      return isShown(publishing, this.#ports.nowMs()) ? [publishing.article] : []
    })
    return articles.toSorted((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? 1 : -1))
  }

  /** What was withdrawn lately from the main feed, or from that of the tag with this slug, the last first. */
  async tombstones(slug?: string): Promise<readonly Tombstone[]> {
    const rows = await this.#lists.newest(withdrawnArticles, maxTombstones)
    const since = new Date(this.#ports.nowMs() - tombstoneMs).toISOString()
    const recent = rows.filter(({ published }) => published >= since)
    const outlines = await this.outlines(recent.map(({ id }) => id))
    return recent.flatMap(({ id }) => {
      const outline = outlines.get(id)
      if (outline?.state !== 'withdrawn' || outline.withdrawnAt === undefined) return []
      if (slug !== undefined && !slugsOf(outline).includes(slug)) return []
      return [{ feedId: outline.article.feedId, withdrawnAt: outline.withdrawnAt }]
    })
  }

  /** Says what will be asked for, so that it is read together with what was asked for before. */
  expect(list: string, row: Listing): void {
    // What fails will fail again for those who ask.
    for (const side of ['before', 'after'] as const) void this.nearest(list, row, side).catch(() => {})
  }

  /** The article nearest to this row that the world may see. */
  async nearest(list: string, row: Listing, side: Side): Promise<ArticleOutline | undefined> {
    for (let limit = 1; ; limit *= 4) {
      const rows = await this.#lists.beside(list, row, side, limit)
      const outlines = await this.outlines(rows.map(({ id }) => id))
      for (const each of rows) {
        const outline = outlines.get(each.id)
        if (outline && isSoundlyListed(outline, list, each, this.#ports.nowMs())) return outline
      }
      if (rows.length < limit) return undefined
    }
  }
}

/** Whether the article is listed; one whose record makes no sense is not, and harms no other. */
function isSoundlyListed(...[outline, list, row, nowMs]: Parameters<typeof isListed>): boolean {
  try {
    return isListed(outline, list, row, nowMs)
  } catch {
    return false
  }
}
