import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { plantedFaults } from './planted-faults.ts'
import { report } from './scenario.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const copied = ['shared', 'test/faults', 'test/support', 'package.json', 'tsconfig.json', 'vitest.config.ts']
const run = promisify(execFile)

interface TestReport {
  readonly testResults: readonly { readonly assertionResults: readonly { title: string; status: string }[] }[]
}

/** Runs the tests whose names begin so in this copy of the project. @returns how each ended, by name */
async function runTests(
  copy: string,
  testFile: string,
  test: string,
): Promise<readonly { title: string; status: string }[]> {
  const reportFile = join(copy, 'report.json')
  const vitest = join(project, 'node_modules/vitest/vitest.mjs')
  const pattern = test.replaceAll(/[^\w ,]/g, '.')
  const options = ['run', testFile, '-t', pattern, '--reporter=json', `--outputFile=${reportFile}`]
  // A test that fails makes vitest exit with 1; the report says which.
  await run(process.execPath, [vitest, ...options], { cwd: copy }).catch(() => undefined)
  const { testResults } = JSON.parse(readFileSync(reportFile, 'utf8')) as TestReport
  const ended = testResults.flatMap(({ assertionResults }) => assertionResults)
  return ended.filter(({ title, status }) => title.startsWith(test) && status !== 'skipped')
}

describe('the tests can see', () => {
  let copy = ''
  let seen = 0

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'planted-'))
    for (const path of copied) cpSync(join(project, path), join(copy, path), { recursive: true })
    symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'))
  })

  afterAll(() => {
    rmSync(copy, { recursive: true, force: true })
    report('planted faults', `${seen} of ${plantedFaults.length} caught by the invariant that should`)
  })

  it.each(plantedFaults)(
    '$name',
    async ({ file, good, bad, testFile, test }) => {
      const path = join(copy, file)
      const source = readFileSync(path, 'utf8')
      expect(source.split(good)).toHaveLength(2)
      writeFileSync(
        path,
        source.replace(good, () => bad),
      )
      try {
        const ended = await runTests(copy, testFile, test)
        expect(ended.length).toBeGreaterThan(0)
        expect(ended.map(({ status }) => status)).toContain('failed')
        seen += 1
      } finally {
        writeFileSync(path, source)
      }
    },
    300_000,
  )
})
