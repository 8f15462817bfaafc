import { RetryableError } from '../errors.ts'
import type { ArticleOutline } from './article-outline.ts'
import type { ArticleRecord } from './article-record.ts'

/** Where the articles are. Every read is consistent. */
export interface ArticleStore {
  get(id: string): Promise<ArticleRecord | undefined>
  /** In any order, each once; an id without a record is left out. */
  getMany(ids: readonly string[]): Promise<readonly ArticleRecord[]>
  /** By id; an id without a record is left out. */
  getRevisions(ids: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** In any order, each once; an id without an accepted version is left out. */
  getOutlines(ids: readonly string[]): Promise<readonly ArticleOutline[]>
  /**
   * Writes `record` in place of the revision before it (none, for revision 1).
   * `false`: another revision stands there, which is not this one.
   */
  put(record: ArticleRecord): Promise<boolean>
  /** Gives the slug, or another name with a colon in it, to the article for ever. `false`: another article has it. */
  claimSlug(slug: string, id: string): Promise<boolean>
}

/** A writer that loses this often in a row gives way: the message comes back. */
const attempts = 10

/** Gives what is known already, and reads from the second time on: for `revise`, whose write fails where that is out of date. */
export function knownFirst<Known>(known: Known | undefined, read: () => Promise<Known>): () => Promise<Known> {
  let first = known
  return async () => {
    const present = first ?? (await read())
    first = undefined
    return present
  }
}

/**
 * The same as `revise`, with whether it was this call that wrote the record as it now stands.
 */
export async function reviseHere(
  store: ArticleStore,
  read: () => Promise<ArticleRecord | undefined>,
  change: (record: ArticleRecord | undefined) => Promise<ArticleRecord | undefined>,
): Promise<{ readonly record: ArticleRecord | undefined; readonly written: boolean }> {
  let next: ArticleRecord | undefined
  const record = await revise(store, read, async (present) => {
    next = await change(present)
    return next
  })
  return { record, written: record !== undefined && record === next }
}

/**
 * Reads, changes and writes one record until the write finds what was read.
 * `change` may be called several times and gives `undefined` when there is nothing to change.
 *
 * @returns the record as it now stands
 */
export async function revise<Present extends ArticleRecord | undefined>(
  store: ArticleStore,
  read: () => Promise<Present>,
  change: (record: Present) => ArticleRecord | undefined | Promise<ArticleRecord | undefined>,
): Promise<ArticleRecord | Present> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const present = await read()
    const next = await change(present)
    if (next === undefined) return present
    if (await store.put(next)) return next
  }
  throw new RetryableError(`Cannot write an article: others wrote it ${attempts} times first`)
}
