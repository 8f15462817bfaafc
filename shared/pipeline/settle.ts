import { asError } from '../errors.ts'

/** What a piece of work gave for each item, in the items' order, and where it failed. */
export interface Settled<Item, Result> {
  readonly done: readonly Result[]
  readonly failed: ReadonlyMap<Item, Error>
}

/** Does the work for all items at once; one that fails stops no other. */
export async function settle<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Settled<Item, Result>> {
  const outcomes = await Promise.allSettled(items.map(work))
  const done: Result[] = []
  const failed = new Map<Item, Error>()
  for (const [index, item] of items.entries()) {
    const outcome = outcomes[index]
    if (outcome?.status === 'fulfilled') done.push(outcome.value)
    if (outcome?.status === 'rejected') failed.set(item, asError(outcome.reason))
  }
  return { done, failed }
}
