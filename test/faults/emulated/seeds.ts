import { articleText } from '../scenario.ts'
import { EmulatedWorld } from './emulated-world.ts'
import type { Lane } from './lane.ts'
import { chooseFault, describeFault } from './seeded-fault.ts'
import { observe, type Seen } from './seen.ts'

const key = 'pier.md'

const announced: Seen = {
  threads: 1,
  wholeThreads: 1,
  documents: 1,
  trueDocuments: 1,
  strayPosts: 0,
  page: 'article',
  feedEntries: 1,
  state: 'announced',
}

const withdrawn: Seen = {
  ...announced,
  threads: 0,
  wholeThreads: 0,
  documents: 0,
  trueDocuments: 0,
  page: 'withdrawn',
  feedEntries: 0,
  state: 'withdrawn',
}

/** Where the article was withdrawn before anybody had seen it. */
const neverPublished: Seen = { ...withdrawn, page: 'none', state: 'rejected' }

/** Told and not taken from the uploads, which the emulator dates by the machine's clock. */
const date = '2026-03-02T09:00Z'

/** What an editor does next, while the fault may still be there, and what that may come to. */
const plots = [
  { name: 'published', fields: undefined, ends: [announced] },
  {
    name: 'published and edited',
    fields: { summary: 'Council reopens pier', date, updated: '2026-03-03T09:00Z' },
    ends: [announced],
  },
  { name: 'published and withdrawn', fields: { withdrawn: true }, ends: [withdrawn, neverPublished] },
]

/** What came of one seed. */
export interface Run {
  readonly seed: number
  readonly failure: string | undefined
  /** What was requested, in order. */
  readonly trace: readonly string[]
}

/** Plays the seed's plot while its fault is there, lets the world recover, and compares what is seen. */
export async function runSeed(lane: Lane, seed: number): Promise<Run> {
  const world = await EmulatedWorld.open(lane, seed)
  const plot = plots[[0, 0, 1, 2][seed % 4] ?? 0]
  const title = `The pier reopens ${seed}`
  try {
    world.fault = chooseFault(seed)
    await world.upload(key, articleText(title, { date }))
    await world.drain()
    if (plot?.fields) {
      await world.upload(key, articleText(title, plot.fields))
      await world.drain()
    }
    await world.recover()
    const seen = JSON.stringify(await observe(world, lane, key))
    const isRight = plot?.ends.some((end) => JSON.stringify(end) === seen)
    const what = `seed ${seed}: ${plot?.name}, ${describeFault(chooseFault(seed))}: ${seen}`
    return { seed, failure: isRight ? undefined : what, trace: world.trace }
  } finally {
    world.close()
  }
}
