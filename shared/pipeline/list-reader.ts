import type { ArticleLists, Listing, Side } from './article-lists.ts'
import type { VolumeReader } from './volumes.ts'

export interface ListReaderPorts {
  readonly lists: Pick<ArticleLists, 'newest' | 'beside' | 'count'>
  readonly volumes: VolumeReader
}

/** Rows of a list that are read to find what is beside one: as many as a feed has, which are read for that, too. */
const firstRows = 50

/** Reads each list and each volume once. */
export class ListReader {
  readonly #ports: ListReaderPorts
  readonly #known = new Map<string, Promise<unknown>>()
  readonly #underWay = new Set<Promise<unknown>>()

  constructor(ports: ListReaderPorts) {
    this.#ports = ports
  }

  get volumes(): VolumeReader {
    const { volumes } = this.#ports
    return {
      head: async (list) => this.#once(['head', list], async () => volumes.head(list)),
      full: async (list, number) => this.#once(['full', list, number], async () => volumes.full(list, number)),
    }
  }

  async newest(list: string, limit: number): Promise<readonly Listing[]> {
    return this.#once(['newest', list, limit], async () => this.#ports.lists.newest(list, limit))
  }

  /** Most articles that are published are among the newest, and so is what is beside them. */
  async beside(list: string, row: Listing, side: Side, limit: number): Promise<readonly Listing[]> {
    const newest = await this.newest(list, firstRows)
    const near = rowsBeside(newest, row, side)
    const isWhole = newest.length < firstRows || (side === 'before' ? near.length >= limit : near.length < firstRows)
    if (isWhole) return near.slice(0, limit)
    return this.#once(['beside', list, row.published, row.id, side, limit], async () =>
      this.#ports.lists.beside(list, row, side, limit),
    )
  }

  async count(list: string): Promise<number> {
    return this.#ports.lists.count(list)
  }

  /** Resolves when nothing is being read. */
  async quiet(): Promise<void> {
    do await Promise.allSettled(this.#underWay)
    while (this.#underWay.size > 0)
  }

  async #once<Value>(key: readonly unknown[], read: () => Promise<Value>): Promise<Value> {
    const name = JSON.stringify(key)
    const known = this.#known.get(name)
    if (known) return known as Promise<Value>
    const value = read()
    this.#known.set(name, value)
    this.#underWay.add(value)
    void value.catch(() => {}).finally(() => this.#underWay.delete(value))
    return value
  }
}

/** Those rows, of the newest, that are on this side of a row, the nearest first. */
function rowsBeside(newest: readonly Listing[], row: Listing, side: Side): readonly Listing[] {
  const key = sortKeyOf(row)
  return side === 'before'
    ? newest.filter((each) => sortKeyOf(each) < key)
    : newest.filter((each) => sortKeyOf(each) > key).toReversed()
}

/** By which lists sort: the greater, the newer. */
export const sortKeyOf = ({ published, id }: Listing): string => `${published}#${id}`
