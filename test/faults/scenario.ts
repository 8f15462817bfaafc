import { articleId } from '../../shared/article/identity.ts'
import { identityOf } from '../../shared/pipeline/account.ts'
import type { Publication } from '../../shared/publication.ts'
import type { Fault } from './fault.ts'
import { nothing, observe, type Seen } from './invariants.ts'
import { World } from './world.ts'

/** Front matter, as lines of `key: value`. */
export type Fields = Readonly<Record<string, string | boolean>>

/** An article in three sections, long enough for a thread of several posts. */
export function articleText(title: string, fields: Fields = {}): string {
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${value}`)
  const frontMatter = lines.length > 0 ? `---\n${lines.join('\n')}\n---\n` : ''
  return `${frontMatter}# ${title}

The harbour council met on Monday and agreed to reopen the eastern pier before the summer season begins.
Fishing crews, ferry owners and the traders of the old town had waited two years for that decision.

## What was decided

Fishing crews will have the first berths for two years, and the ferry company will pay for the new lights.
A committee of residents will inspect the planks every spring and report what it finds to the council.
The council set aside a tenth of its repair fund so that the next storm does not close the pier again.

## Why it matters

Traders who lost half of their customers after the storm now know when the boats will return to the town.
Researchers at the coastal institute found that towns with a working pier recovered twice as fast after floods.
Their study followed eleven harbours for nine years and compared the income of the families who live there.

## What comes next

Builders start in March with the oldest beams, and the first ferry is planned for the last week of May.
Anyone who wants to speak for or against the plan can do so at the public hearing in the town hall.
`
}

/** What an article comes to when nothing stands in its way. */
export const announcedOnce: Seen = {
  threads: 1,
  wholeThreads: 1,
  documents: 1,
  trueDocuments: 1,
  gates: 0,
  replies: 0,
  page: 'article',
  feedEntries: 1,
  state: 'announced',
}

/** What is left of an article that was withdrawn after it had been live. */
export const withdrawnWhole: Seen = { ...nothing, page: 'withdrawn', state: 'withdrawn' }

const unknown: Seen = { ...nothing, state: 'unknown' }

/** What is seen of the article with this key. */
export function see(world: World, key = 'pier.md'): Seen {
  const record = world.articles.records.get(articleId(key))
  return record ? observe(world, record) : unknown
}

/** Whether two things seen are the same. */
export const same = (seen: Seen, expected: Seen): boolean => JSON.stringify(seen) === JSON.stringify(expected)

/** A world in which this one article was announced. */
export async function announcedWorld(
  seed = 1,
  settings: Partial<Publication> = {},
  fields: Fields = {},
): Promise<World> {
  const world = new World(seed, settings)
  world.upload('pier.md', articleText('The pier reopens', fields))
  await world.drain()
  return world
}

/** Lets the world know the account from before, with a session if it is to be used by now. */
export async function knowAccount(world: World, { session = false } = {}): Promise<void> {
  const { did } = world.pds
  const publicationPlace = { did, rkey: '3mg2vbwr3dysw' }
  const identity = identityOf(world.publication)
  world.account.state = {
    revision: 1,
    identity,
    publicationPlace,
    ...(session && { session: await world.pds.signIn() }),
  }
}

/** Uploads one article while the faults are there, and lets the world recover. */
export async function publishUnder(
  faults: readonly Fault[],
  { seed = 1, isAccountKnown = false } = {},
): Promise<World> {
  const world = new World(seed)
  if (isAccountKnown) await knowAccount(world, { session: true })
  world.faults = faults
  world.upload('pier.md', articleText('The pier reopens'))
  await world.drain()
  await world.recover()
  return world
}

/** Prints the figure of one row of the table of invariants. */
export function report(invariant: string, figure: string): void {
  console.log(`${invariant}: ${figure}`)
}

/** 0 to `count` - 1. */
export const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, number) => number)
