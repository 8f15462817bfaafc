import type { ArticleLists, Listing, Side } from '../../../shared/pipeline/article-lists.ts'

/** Lists in memory. */
export class FakeLists implements ArticleLists {
  readonly rows = new Map<string, Map<string, Listing>>()

  async newest(list: string, limit: number): Promise<readonly Listing[]> {
    const rows = [...(this.rows.get(list) ?? [])].toSorted(([a], [b]) => (a < b ? 1 : -1))
    return rows.slice(0, limit).map(([, listing]) => listing)
  }

  async beside(list: string, { published, id }: Listing, side: Side, limit: number): Promise<readonly Listing[]> {
    const place = `${published}#${id}`
    const all = [...(this.rows.get(list)?.entries() ?? [])]
    const rows = all.filter(([key]) => (side === 'before' ? key < place : key > place))
    const sign = side === 'before' ? 1 : -1
    return rows
      .toSorted(([a], [b]) => (a < b ? sign : -sign))
      .slice(0, limit)
      .map(([, listing]) => listing)
  }

  async count(list: string): Promise<number> {
    return this.rows.get(list)?.size ?? 0
  }

  async add(list: string, { published, id }: Listing): Promise<void> {
    const rows = this.rows.get(list) ?? new Map<string, Listing>()
    this.rows.set(list, rows.set(`${published}#${id}`, { published, id }))
  }

  async remove(list: string, { published, id }: Listing): Promise<void> {
    this.rows.get(list)?.delete(`${published}#${id}`)
  }
}
