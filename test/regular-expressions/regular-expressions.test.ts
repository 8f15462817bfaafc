import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findPatterns } from './find-patterns.ts'
import { growthOf } from './growth.ts'
import { judgePatterns } from './judge-patterns.ts'

const { literals, calls } = findPatterns(['shared/**/*.ts', 'cli/**/*.ts', 'functions/**/*.ts'])

/** Beginnings, and insides, of what the patterns look for. */
const pumps = [
  'a',
  '1',
  ' ',
  ',',
  '.',
  '\t',
  'é',
  'A ',
  'Aa ',
  'a.',
  '#1',
  '#_',
  '@a.',
  '@a',
  '1. ',
  '• ',
  '†',
  '» ',
  '<',
  '&',
]
const beginnings = [
  'data:',
  'data:a/a;base64,',
  ' w:rsidR="',
  '<w:proofErr ',
  'charset = ',
  'the a ',
  'like a, ',
  '(a/a ',
]

describe('the regular expressions of what reads the text of others', () => {
  it('are all written out, so that they can be judged', () => {
    expect(literals.length).toBeGreaterThan(250)
    expect(calls).toEqual([])
  })

  it('take time that grows with the text alone', { timeout: 900_000 }, async () => {
    const verdicts = await judgePatterns(literals)
    const of = (status: string): string[] =>
      verdicts
        .filter((each) => each.status === status)
        .map(({ place, source, flags }) => `${place} /${source}/${flags}`)
    const [vulnerable, undecided] = [of('vulnerable'), of('unknown')]
    console.log(`${verdicts.length} patterns, ${vulnerable.length} vulnerable, ${undecided.length} undecided`)
    expect(verdicts).toHaveLength(literals.length)
    expect({ vulnerable, undecided }).toEqual({ vulnerable: [], undecided: [] })

    const attacked = verdicts.filter(({ isProved }) => !isProved)
    const growths = attacked.flatMap(({ place, source, flags }) =>
      [...pumps, ...beginnings].flatMap((pump) => {
        const growth = growthOf(new RegExp(source, flags), pump)
        return growth === undefined ? [] : [{ place, pump, growth }]
      }),
    )
    const largest = Math.max(0, ...growths.map(({ growth }) => growth))
    console.log(
      `${attacked.length} patterns not proved by automata: time at 2n over time at n ≤ ${largest.toFixed(2)} in ${growths.length} measurable cases`,
    )
    expect(growths.filter(({ growth }) => growth > 2.5)).toEqual([])
  })
})

describe('judgePatterns', () => {
  it('sees what is wrong in a file', { timeout: 300_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'patterns-'))
    writeFileSync(join(folder, 'planted.ts'), 'export const planted = [/(a+)+$/, /\\s*$/, /(?:a|a)*b/, /^a+$/]\n')
    const verdicts = await judgePatterns(findPatterns(['*.ts'], folder).literals)
    rmSync(folder, { recursive: true })
    expect(Object.fromEntries(verdicts.map(({ source, status }) => [source, status]))).toEqual({
      '(a+)+$': 'vulnerable',
      '\\s*$': 'vulnerable',
      '(?:a|a)*b': 'vulnerable',
      '^a+$': 'safe',
    })
  })
})

describe('growthOf', () => {
  it('sees time that grows with the square', () => {
    expect(growthOf(/\s+$/, ' ', 4_000)).toBeGreaterThan(3)
  })
})
