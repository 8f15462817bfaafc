import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type Lane, startLane } from './lane.ts'
import { runSeed, type Run } from './seeds.ts'

const lanes: Lane[] = []

beforeAll(async () => {
  lanes.push(...(await Promise.all(Array.from({ length: 5 }, async () => startLane()))))
})

afterAll(async () => {
  await Promise.all(lanes.map(async (lane) => lane.stop()))
})

/** `FAULT_SEED=n` runs this seed alone; `FAULT_SEEDS=n`, so many. */
const { FAULT_SEED: only, FAULT_SEEDS: count = '100' } = process.env
const seeds = only === undefined ? Array.from({ length: Number(count) }, (_, seed) => seed) : [Number(only)]

describe('one whole thread per article, on the emulators and a PDS', () => {
  it('holds for every seed, which chooses a fault and the order of two workers', async () => {
    const waiting = [...seeds]
    const runs: Run[] = []
    const begun = performance.now()
    const take = async (lane: Lane): Promise<void> => {
      for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) runs.push(await runSeed(lane, seed))
    }
    await Promise.all(lanes.map(take))
    const failures = runs.flatMap(({ failure }) => failure ?? [])
    const requests = runs.reduce((sum, run) => sum + run.requests, 0)
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    console.log(
      `one thread, emulators and PDS: ${runs.length - failures.length} of ${runs.length} seeds exact, ${requests} requests in ${seconds} s`,
    )
    for (const failure of failures)
      console.log(`${failure}\n  FAULT_SEED=${/\d+/.exec(failure)?.[0]} npm test -- ${'test/faults/emulated'}`)
    expect(failures).toEqual([])
  }, 180_000)
})
