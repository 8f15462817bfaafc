import { outlineOf, type ArticleOutline } from './article-outline.ts'
import type { ArticleRecord } from './article-record.ts'
import type { ArticleStore } from './article-store.ts'
import type { PublishMemory } from './publish-memory.ts'

export type RecordPorts = Pick<ArticleStore, 'getMany' | 'getOutlines' | 'getRevisions'>

/** Records, or outlines of records: where they are remembered, and how they are read. */
interface Shelf<Value> {
  readonly remembered: (id: string) => Value | undefined
  readonly read: (ids: readonly string[]) => Promise<readonly (readonly [id: string, value: Value])[]>
  /** Asked for, and not yet being read. */
  wanted: Set<string>
  readonly known: Map<string, Promise<Value | undefined>>
}

/**
 * Reads each record once, and many at once. A record that is remembered is asked for its revision alone, as there is
 * one record of each revision.
 */
export class RecordReader {
  readonly #articles: RecordPorts
  readonly #quiet: () => Promise<unknown>
  readonly #records: Shelf<ArticleRecord>
  readonly #outlines: Shelf<ArticleOutline>
  #next: Promise<readonly [ReadonlyMap<string, ArticleRecord>, ReadonlyMap<string, ArticleOutline>]> | undefined

  /** @param quiet waited for before anything is read, so that what is asked for until then is read with it */
  constructor(articles: RecordPorts, memory: PublishMemory, quiet: () => Promise<unknown>) {
    this.#articles = articles
    this.#quiet = quiet
    this.#records = shelf(
      (id) => memory.recordOf(id),
      async (ids) => {
        const records = await articles.getMany(ids)
        for (const record of records) memory.keepRecord(record)
        return records.map((record) => [record.id, record] as const)
      },
    )
    this.#outlines = shelf(
      (id) => memory.outlineOf(id),
      async (ids) => {
        const outlines = await articles.getOutlines(ids)
        for (const outline of outlines) memory.keepOutline(outline)
        return outlines.map((outline) => [outline.article.id, outline] as const)
      },
    )
  }

  /** An id without a record is left out. */
  async records(ids: readonly string[]): Promise<ReadonlyMap<string, ArticleRecord>> {
    return gather(this.#records, ids, async (id) => (await this.#read())[0].get(id))
  }

  /** An id without an accepted version is left out. */
  async outlines(ids: readonly string[]): Promise<ReadonlyMap<string, ArticleOutline>> {
    return gather(this.#outlines, ids, async (id) => {
      const [records, outlines] = await this.#read()
      const record = records.get(id)
      return record ? outlineOf(record) : outlines.get(id)
    })
  }

  async #read() {
    this.#next ??= this.#readNext()
    return this.#next
  }

  async #readNext() {
    await this.#quiet()
    this.#next = undefined
    const records = new Set(take(this.#records))
    const ids = [[...records], take(this.#outlines).filter((id) => !records.has(id))] as const
    const known = [...remembered(this.#records, ids[0]).keys(), ...remembered(this.#outlines, ids[1]).keys()]
    const revisions = known.length > 0 ? this.#articles.getRevisions(known) : Promise.resolve(new Map<string, number>())
    return Promise.all([readFrom(this.#records, ids[0], revisions), readFrom(this.#outlines, ids[1], revisions)])
  }
}

const shelf = <Value>(remembers: Shelf<Value>['remembered'], read: Shelf<Value>['read']): Shelf<Value> => ({
  remembered: remembers,
  read,
  wanted: new Set(),
  known: new Map(),
})

function take({ wanted }: Shelf<unknown>): readonly string[] {
  const ids = [...wanted]
  wanted.clear()
  return ids
}

const remembered = <Value>(from: Shelf<Value>, ids: readonly string[]): ReadonlyMap<string, Value> =>
  new Map(
    ids.flatMap((id) => {
      const value = from.remembered(id)
      return value === undefined ? [] : [[id, value] as const]
    }),
  )

/** Each value by its id, asked for once. */
async function gather<Value>(
  { known, wanted }: Shelf<Value>,
  ids: readonly string[],
  ask: (id: string) => Promise<Value | undefined>,
): Promise<ReadonlyMap<string, Value>> {
  for (const id of ids) {
    if (known.has(id)) continue
    wanted.add(id)
    known.set(id, ask(id))
  }
  const values = await Promise.all([...new Set(ids)].map(async (id) => [id, await known.get(id)] as const))
  return new Map(values.flatMap(([id, value]) => (value === undefined ? [] : [[id, value] as const])))
}

/** What is not remembered is read at once, and what was remembered wrongly when that is known. */
async function readFrom<Value extends { readonly revision: number }>(
  from: Shelf<Value>,
  ids: readonly string[],
  revisions: Promise<ReadonlyMap<string, number>>,
): Promise<ReadonlyMap<string, Value>> {
  const known = remembered(from, ids)
  const unknown = ids.filter((id) => !known.has(id))
  const [present, anew] = await Promise.all([revisions, unknown.length > 0 ? from.read(unknown) : []])
  const isStill = ([id, { revision }]: readonly [string, Value]): boolean => present.get(id) === revision
  const changed = [...known].filter((each) => present.has(each[0]) && !isStill(each)).map(([id]) => id)
  const more = changed.length > 0 ? await from.read(changed) : []
  return new Map([...[...known].filter(isStill), ...anew, ...more])
}
