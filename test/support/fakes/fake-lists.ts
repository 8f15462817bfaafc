import type { ArticleLists, Listing, Side } from '../../../shared/pipeline/article-lists.ts'

const keyOf = ({ published, id }: Listing): string => `${published}#${id}`

/** Lists in memory, each sorted, so that reading a little of a long one costs little. */
export class FakeLists implements ArticleLists {
  readonly rows = new Map<string, Listing[]>()

  async newest(list: string, limit: number): Promise<readonly Listing[]> {
    const rows = this.#rowsOf(list)
    return rows.slice(Math.max(0, rows.length - limit)).toReversed()
  }

  async beside(list: string, listing: Listing, side: Side, limit: number): Promise<readonly Listing[]> {
    const rows = this.#rowsOf(list)
    const place = placeOf(rows, keyOf(listing))
    if (side === 'before') return rows.slice(Math.max(0, place - limit), place).toReversed()
    const first = place + (isAt(rows, place, listing) ? 1 : 0)
    return rows.slice(first, first + limit)
  }

  async count(list: string): Promise<number> {
    return this.#rowsOf(list).length
  }

  async add(list: string, { published, id }: Listing): Promise<void> {
    const rows = this.#rowsOf(list)
    const place = placeOf(rows, keyOf({ published, id }))
    rows.splice(place, isAt(rows, place, { published, id }) ? 1 : 0, { published, id })
    this.rows.set(list, rows)
  }

  async remove(list: string, listing: Listing): Promise<void> {
    const rows = this.#rowsOf(list)
    const place = placeOf(rows, keyOf(listing))
    if (isAt(rows, place, listing)) rows.splice(place, 1)
  }

  #rowsOf(list: string): Listing[] {
    return this.rows.get(list) ?? []
  }
}

/** How many rows come before this key. */
function placeOf(rows: readonly Listing[], key: string): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const row = rows[middle]
    if (row && keyOf(row) < key) low = middle + 1
    else high = middle
  }
  return low
}

const isAt = (rows: readonly Listing[], place: number, listing: Listing): boolean => {
  const row = rows[place]
  return row !== undefined && keyOf(row) === keyOf(listing)
}
