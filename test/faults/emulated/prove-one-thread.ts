import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type Lane, startLane } from './lane.ts'
import { runSeed, type Run } from './seeds.ts'

/** Plays every second seed, the even or the odd ones: the others are for another process. */
export function proveOneThread(parity: 0 | 1): void {
  const lanes: Lane[] = []

  beforeAll(async () => {
    lanes.push(...(await Promise.all(Array.from({ length: 3 }, async () => startLane()))))
  })

  afterAll(async () => {
    await Promise.all(lanes.map(async (lane) => lane.stop()))
  })

  /** `FAULT_SEED=n` plays this seed alone; `FAULT_SEEDS=n`, the first so many. */
  const { FAULT_SEED: only, FAULT_SEEDS: count = '60' } = process.env
  const seeds =
    only === undefined
      ? Array.from({ length: Number(count) / 2 }, (_, index) => parity + 2 * index)
      : [Number(only)].filter((seed) => seed % 2 === parity)

  async function runAll(): Promise<readonly Run[]> {
    const waiting = [...seeds]
    const runs: Run[] = []
    const takeSeeds = async (lane: Lane): Promise<void> => {
      for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) runs.push(await runSeed(lane, seed))
    }
    await Promise.all(lanes.map(takeSeeds))
    return runs
  }

  describe.skipIf(seeds.length === 0)('one whole thread per article, on the emulators and a PDS', () => {
    it('holds for every seed, which chooses a fault and the order of two workers', async () => {
      const begun = performance.now()
      const runs = await runAll()
      const failed = runs.filter(({ failure }) => failure !== undefined)
      const requests = runs.reduce((sum, { trace }) => sum + trace.length, 0)
      const seconds = ((performance.now() - begun) / 1000).toFixed(1)
      console.log(
        `one thread, emulators and PDS: ${runs.length - failed.length} of ${runs.length} seeds exact, ${requests} requests in ${seconds} s`,
      )
      for (const { seed, failure } of failed) {
        console.log(`${failure}\n  again: FAULT_SEED=${seed} npx vitest run test/faults/emulated`)
      }
      expect(failed.map(({ failure }) => failure)).toEqual([])
    }, 1_800_000)

    it('is tried by the same requests in the same order for the same seed', async () => {
      const [lane] = lanes
      if (!lane) throw new Error('Cannot go on without a lane')
      for (const seed of seeds.slice(0, 4)) {
        const [first, second] = [await runSeed(lane, seed), await runSeed(lane, seed)]
        expect(second.trace).toEqual(first.trace)
      }
    })
  })
}
