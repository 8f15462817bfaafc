import { describe, expect, it } from 'vitest'

import { runWorlds } from './random-worlds.ts'

describe('random worlds of odd seeds', () => {
  it('leave one whole thread per article', async () => {
    expect(await runWorlds(1)).toEqual([])
  }, 1_800_000)
})
