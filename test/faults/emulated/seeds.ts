import { articleText } from '../scenario.ts'
import { EmulatedWorld } from './emulated-world.ts'
import type { Lane } from './lane.ts'
import { chooseFault, describeFault } from './seeded-fault.ts'
import { observe, type Seen } from './seen.ts'

const key = 'pier.md'

const published: Seen = {
  threads: 1,
  wholeThreads: 1,
  strayPosts: 0,
  page: 'article',
  feedEntries: 1,
  state: 'announced',
}

/** One seed, what came of it, and how long that took. */
export interface Run {
  readonly seed: number
  readonly failure: string | undefined
  readonly requests: number
}

/** Publishes an article while the seed's fault is there, lets the world recover, and compares what is seen. */
export async function runSeed(lane: Lane, seed: number): Promise<Run> {
  const world = await EmulatedWorld.open(lane, seed)
  try {
    world.fault = chooseFault(seed)
    await world.upload(key, articleText(`The pier reopens ${seed}`))
    await world.drain()
    await world.recover()
    const seen = await observe(world, lane, key)
    const isRight = JSON.stringify(seen) === JSON.stringify(published)
    const failure = isRight ? undefined : `seed ${seed} (${describeFault(chooseFault(seed))}): ${JSON.stringify(seen)}`
    return { seed, failure, requests: world.trace.length }
  } finally {
    world.close()
  }
}
