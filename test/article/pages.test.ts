import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { rightOf, scorePages } from './pages.ts'

const folder = fileURLToPath(new URL('../../../shared/articles/pages', import.meta.url))

describe('parseWebPage', () => {
  it.skipIf(!existsSync(folder))('finds article, title, byline and language of real pages', () => {
    const scores = scorePages(folder)
    expect(scores).toHaveLength(12)
    expect(scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length).toBeGreaterThanOrEqual(0.985)
    for (const score of scores) {
      expect(rightOf(score)).toEqual({ title: true, byline: true, language: true })
    }
  })
})
