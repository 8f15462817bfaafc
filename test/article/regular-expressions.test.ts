import { checkSync } from 'recheck'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findPatterns, type FoundPattern } from './regular-expressions.ts'

const distinct = (patterns: readonly FoundPattern[]): readonly FoundPattern[] => [
  ...new Map(patterns.map((each) => [`/${each.source}/${each.flags}`, each])).values(),
]

const { literals, calls } = findPatterns('shared/article/**/*.ts')

beforeAll(() => {
  vi.stubEnv('RECHECK_SYNC_BACKEND', 'pure')
})
afterAll(() => {
  vi.unstubAllEnvs()
})

describe('the regular expressions of articles', () => {
  it('are all written out, so that they can be judged', () => {
    expect(literals.length).toBeGreaterThan(50)
    expect(calls).toEqual([])
  })

  it.each(distinct(literals))('take time that grows with the text alone: /$source/$flags at $place', (pattern) => {
    const { status } = checkSync(pattern.source, pattern.flags, { timeout: 30_000 })
    expect(status).toBe('safe')
  })
})

describe('checkSync', () => {
  it.each(['(a+)+$', '\\s*$', '(?:a|a)*b'])('sees what is wrong with /%s/', (source) => {
    expect(checkSync(source, '', { timeout: 30_000 }).status).toBe('vulnerable')
  })
})
