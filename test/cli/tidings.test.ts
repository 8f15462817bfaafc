import { readFile } from 'node:fs/promises'

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

  it('tells its version', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }
    expect(await runTidings(['--version'])).toEqual({ stdout: `${version}\n`, stderr: '', code: 0 })
  })

  it.each([
    { option: '--stack', value: 'Gazette' },
    { option: '--region', value: 'eu-north-1' },
    { option: '--publication', value: 'gazette.json' },
  ])('takes --local without $option, which is about AWS', async ({ option, value }) => {
    const { stderr, code } = await runTidings(['status', '--local', option, value])
    expect(code).toBe(2)
    expect(stderr).toContain(`option '${option} <`)
    expect(stderr).toContain("cannot be used with option '--local'")
  })

  it('says that it knows no region where nobody is signed in', async () => {
    const { stderr, code } = await runTidings(['status'])
    expect({ stderr, code }).toEqual({
      stderr:
        'Cannot tell which AWS region is meant: set AWS_REGION, run `aws configure`, or add --region; or add --local to use a running `npm start`\n',
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
