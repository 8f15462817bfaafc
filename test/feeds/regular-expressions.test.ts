import { checkSync } from 'recheck'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { findPatterns } from '../article/regular-expressions.ts'

const { literals, calls } = findPatterns('shared/feeds/**/*.ts')

beforeAll(() => {
  vi.stubEnv('RECHECK_SYNC_BACKEND', 'pure')
})
afterAll(() => {
  vi.unstubAllEnvs()
})

describe('the regular expressions of feeds', () => {
  it('are all written out, so that they can be judged', () => {
    expect(literals.length).toBeGreaterThan(5)
    expect(calls).toEqual([])
  })

  it.each(literals)(
    'take time that grows with the text alone: /$source/$flags at $place',
    { timeout: 60_000 },
    (pattern) => {
      const { status } = checkSync(pattern.source, pattern.flags, { timeout: 50_000 })
      expect(status).toBe('safe')
    },
  )
})
