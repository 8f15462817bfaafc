import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { scorePages } from './pages.ts'

const folder = fileURLToPath(new URL('../../../shared/articles/pages', import.meta.url))

describe('parseWebPage', () => {
  it.skipIf(!existsSync(folder))('finds article, title, byline and language of real pages', () => {
    const scores = scorePages(folder)
    expect(scores).toHaveLength(12)
    expect(scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length).toBeGreaterThanOrEqual(0.985)
    for (const score of scores) {
      expect(score.title.replace(/\s+/g, ' ')).toBe(score.expectedTitle)
      expect(score.authors === '').toBe(score.expectedByline === null)
      expect(score.expectedByline ?? '').toContain(score.authors)
      expect(score.language?.toLowerCase()).toBe(score.expectedLanguage?.toLowerCase())
    }
  })
})
