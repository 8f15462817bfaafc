import { describe, expect, it } from 'vitest'

import { randomWorld, runWorlds } from './random-worlds.ts'

describe('random worlds of even seeds', () => {
  it('leave one whole thread per article', async () => {
    expect(await runWorlds(0)).toEqual([])
  }, 1_800_000)

  it('give the same trace for the same seed', async () => {
    const traces = []
    for (const seed of [3, 3, 4]) traces.push((await randomWorld(seed)).world.scheduler.trace.join('\n'))
    expect(traces[0]).toBe(traces[1])
    expect(traces[0]).not.toBe(traces[2])
  })
})
