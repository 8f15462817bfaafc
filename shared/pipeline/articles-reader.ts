import type { Article } from '../article/article.ts'
import { RetryableError } from '../errors.ts'
import type { Tombstone } from '../feeds/feed-document.ts'
import { isListed, isShown, withdrawnFrom, type ArticleLists, type Listing, type Side } from './article-lists.ts'
import { outlineOf, type ArticleOutline } from './article-outline.ts'
import type { ArticleRecord } from './article-record.ts'
import type { ArticleStore } from './article-store.ts'
import { settle } from './settle.ts'

export interface ReaderPorts {
  readonly articles: Pick<ArticleStore, 'getMany' | 'getOutlines'>
  readonly lists: Pick<ArticleLists, 'newest' | 'beside' | 'count'>
  readonly nowMs: () => number
}

/** How long feeds say that an article was withdrawn, and of how many. */
const tombstoneMs = 90 * 86_400_000
const maxTombstones = 250

const sides = ['before', 'after'] as const

/** Reads each record once, however many lists it is in: one state of the articles for all files of a round. */
export class ArticlesReader {
  readonly #ports: ReaderPorts
  readonly #records = new Map<string, Promise<ArticleRecord | undefined>>()
  readonly #besides = new Map<string, Promise<readonly Listing[]>>()
  readonly #outlines = new Map<string, Promise<ArticleOutline | undefined>>()

  constructor(ports: ReaderPorts) {
    this.#ports = ports
  }

  /** An id without a record is left out. */
  async records(ids: readonly string[]): Promise<ReadonlyMap<string, ArticleRecord>> {
    return readThrough(this.#records, ids, async (missing) => {
      const records = await this.#ports.articles.getMany(missing)
      return new Map(records.map((record) => [record.id, record]))
    })
  }

  /** An id without an accepted version is left out. */
  async outlines(ids: readonly string[]): Promise<ReadonlyMap<string, ArticleOutline>> {
    for (const id of ids) {
      const record = this.#records.get(id)
      if (record && !this.#outlines.has(id))
        this.#outlines.set(
          id,
          record.then((known) => known && outlineOf(known)),
        )
    }
    return readThrough(this.#outlines, ids, async (missing) => {
      const outlines = await this.#ports.articles.getOutlines(missing)
      return new Map(outlines.map((outline) => [outline.article.id, outline]))
    })
  }

  /** The newest articles of a list that the world may see. */
  async newest(list: string, count: number): Promise<readonly Article[]> {
    const { lists, nowMs } = this.#ports
    for (let limit = count; ; limit *= 2) {
      const rows = await lists.newest(list, limit)
      if (rows.length === 0 && (await lists.count(list)) > 0) {
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
    return articles.toSorted((a, b) => (`${a.published}#${a.id}` < `${b.published}#${b.id}` ? 1 : -1))
  }

  /** What was withdrawn from a list lately, the last first. */
  async tombstones(list: string): Promise<readonly Tombstone[]> {
    const rows = await this.#ports.lists.newest(withdrawnFrom(list), maxTombstones)
    const since = new Date(this.#ports.nowMs() - tombstoneMs).toISOString()
    const recent = rows.filter(({ published }) => published >= since)
    const outlines = await this.outlines(recent.map(({ id }) => id))
    return recent.flatMap(({ id }) => {
      const { state, withdrawnAt, article } = outlines.get(id) ?? {}
      return state === 'withdrawn' && withdrawnAt !== undefined && article
        ? [{ feedId: article.feedId, withdrawnAt }]
        : []
    })
  }

  /** The article nearest to this row that the world may see. */
  async nearest(list: string, row: Listing, side: Side): Promise<ArticleOutline | undefined> {
    for (let limit = 1; ; limit *= 4) {
      const rows = await this.#beside(list, row, side, limit)
      const outlines = await this.outlines(rows.map(({ id }) => id))
      for (const each of rows) {
        const outline = outlines.get(each.id)
        if (outline && isSoundlyListed(outline, list, each, this.#ports.nowMs())) return outline
      }
      if (rows.length < limit) return undefined
    }
  }

  /** Reads ahead, all at once, what `nearest` will ask for. What cannot be read fails there. */
  async prepareNearest(list: string, rows: readonly Listing[]): Promise<void> {
    const wanted = rows.flatMap((row) => sides.map(async (side) => this.#beside(list, row, side, 1)))
    const { done } = await settle(wanted, async (found) => found)
    await settle([done.flat().map(({ id }) => id)], async (ids) => this.outlines(ids))
  }

  async #beside(list: string, row: Listing, side: Side, limit: number): Promise<readonly Listing[]> {
    const key = JSON.stringify([list, row.published, row.id, side, limit])
    const known = this.#besides.get(key) ?? this.#ports.lists.beside(list, row, side, limit)
    this.#besides.set(key, known)
    return known
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

/** Reads what is not known yet, all of it at once. */
async function readThrough<Value>(
  known: Map<string, Promise<Value | undefined>>,
  ids: readonly string[],
  read: (missing: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): Promise<ReadonlyMap<string, Value>> {
  const missing = [...new Set(ids)].filter((id) => !known.has(id))
  if (missing.length > 0) {
    const found = read(missing)
    for (const id of missing)
      known.set(
        id,
        found.then((values) => values.get(id)),
      )
  }
  const values = await Promise.all(ids.map(async (id) => [id, await known.get(id)] as const))
  return new Map(values.flatMap(([id, value]) => (value === undefined ? [] : [[id, value] as const])))
}
