import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

import { rules } from './import-rules.ts'

const cwd = fileURLToPath(new URL('..', import.meta.url))
const paths = globSync('{cli,local,functions,shared,infra}/**/*.ts', { cwd }).toSorted()
const project = new Map(paths.map((path) => [path, readFileSync(`${cwd}${path}`, 'utf8')]))

describe('the rooms', () => {
  it('are all walked', () => {
    expect(new Set(paths.map((path) => path.split('/')[0]))).toEqual(
      new Set(['cli', 'functions', 'infra', 'local', 'shared']),
    )
  })

  it.each(rules)('$name', ({ faults }) => {
    expect(faults(project)).toEqual([])
  })
})

describe('rules', () => {
  it.each(rules)('find the one fault in a project where not: $name', ({ faults, counterexample }) => {
    expect(faults(new Map(Object.entries(counterexample)))).toHaveLength(1)
  })

  it.each([
    'Math.random()',
    'new Date()',
    'process.env.HOME',
    "process.env['HOME']",
    'crypto.randomUUID()',
    'DateTime.now()',
    'console.log(1)',
  ])('know %s for impure', (line) => {
    const impure = rules.find(({ name }) => name.includes('clock'))

    expect(impure?.faults(new Map([['shared/site/page.ts', line]]))).toHaveLength(1)
    expect(impure?.faults(new Map([['shared/adapters/bluesky.ts', line]]))).toEqual([])
  })

  it.each([
    "// import { x } from '../feeds/rss.ts'",
    "const at = new Date('2026-01-01') // not Date.now()",
    'export const from = { clock: () => 0 }',
  ])('let %s be', (line) => {
    const sources = new Map([['shared/article/parse.ts', line]])

    expect(rules.flatMap(({ faults }) => faults(sources))).toEqual([])
  })
})
