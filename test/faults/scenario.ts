import { articleId } from '../../shared/article/identity.ts'
import { observe, type Seen } from './invariants.ts'
import type { Fault } from './fault.ts'
import { World } from './world.ts'

/** A short article: five sentences in two sections, enough for a thread of more than one post. */
export const articleText = (title: string, edition = 1): string => `# ${title}

The harbour council met on Monday and agreed to reopen the eastern pier before the summer season begins.

## What was decided

Fishing crews will have the first berths for two years, and the ferry company will pay for the new lights.

## Why it matters

Traders who lost half of their customers after the storm now know when the boats will return to the town.

Edition ${edition} of this report was checked by two editors.
`

/** What an article should have come to when nothing stands in its way. */
export const announcedOnce: Seen = { threads: 1, wholeThreads: 1, page: 'article', feedEntries: 1, state: 'announced' }

/** What is seen of the article with this key. */
export function see(world: World, key: string): Seen {
  const record = world.articles.records.get(articleId(key))
  return record
    ? observe(world, record)
    : { threads: 0, wholeThreads: 0, page: 'none', feedEntries: 0, state: 'unknown' }
}

/** Uploads one article while the fault is there, and lets the world recover. */
export async function publishUnder(faults: readonly Fault[], seed = 1, workers = 1): Promise<World> {
  const world = new World(seed)
  world.faults = faults
  world.upload('pier.md', articleText('The pier reopens'))
  await world.drain(workers)
  await world.recover()
  return world
}
