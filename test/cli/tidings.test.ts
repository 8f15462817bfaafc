import { describe, expect, it } from 'vitest'

import { runTidings } from './run-tidings.ts'

describe('tidings', () => {
  it.each([
    { args: ['bogus'], says: "error: unknown command 'bogus'" },
    { args: ['status', '--bogus'], says: "error: unknown option '--bogus'" },
    { args: ['publish'], says: "error: missing required argument 'file'" },
    {
      args: ['publish', 'pier.md', '--wait', 'long'],
      says: "error: option '--wait <minutes>' argument 'long' is invalid",
    },
    { args: [], says: 'Usage: tidings [options] [command]' },
  ])('has exit code 2 for the wrong usage $args', async ({ args, says }) => {
    const { stdout, stderr, code } = await runTidings(args)
    expect({ stdout, code, says: stderr.slice(0, says.length) }).toEqual({ stdout: '', code: 2, says })
  })

  it.each([[], ['preview'], ['publish'], ['status'], ['withdraw'], ['retry']].map((args) => ({ args })))(
    'tells with --help what $args takes and what exit codes mean',
    async ({ args }) => {
      const { stdout, code } = await runTidings([...args, '--help'])
      expect(code).toBe(0)
      expect(stdout).toContain(`Usage: ${['tidings', ...args].join(' ')} [options]`)
      expect(stdout).toContain('Exit codes: 0 done, 1 failed, 2 wrong usage.')
    },
  )

  it('says that it knows no region where nobody is signed in', async () => {
    const { stderr, code } = await runTidings(['status'])
    expect({ stderr, code }).toEqual({
      stderr: 'Cannot tell which AWS region is meant: set AWS_REGION, or add --region\n',
      code: 1,
    })
  })

  it('says that nobody is signed in', async () => {
    const env = { AWS_REGION: 'eu-north-1', AWS_EC2_METADATA_DISABLED: 'true' }
    const { stderr, code } = await runTidings(['status'], { env })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^Cannot sign in to AWS: .* `aws sso login` or set AWS_PROFILE, or add --local/)
  })
})
