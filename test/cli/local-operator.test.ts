import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { describeStack } from '../../local/describe-stack.ts'
import { localStackFile } from '../../shared/adapters/local-stack-file.ts'
import { stackOutputsSchema } from '../../shared/stack-outputs.ts'
import { feedIdOf, articleId } from '../../shared/article/identity.ts'
import { parseUpload } from '../../shared/article/parse.ts'
import { articleText } from '../faults/scenario.ts'
import { ownPublication, type RealStack, startRealStack } from '../stack/real-stack.ts'
import { runTidings } from './run-tidings.ts'

let folder: string
let stack: RealStack
let forget: () => void

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-operator-'))
  stack = await startRealStack({ publication: ownPublication(), redeliverAfterSeconds: 0 })
  forget = describeStack(stack, join(folder, localStackFile))
  await writeFile(
    join(folder, 'pier.md'),
    articleText('The pier reopens', { tags: '[harbour, piers]', date: '2026-03-02' }),
  )
}, 240_000)
afterAll(async () => {
  forget?.()
  await stack?.stop()
  await rm(folder, { recursive: true })
})

const tidings = async (args: readonly string[], input?: string) =>
  runTidings([...args, '--local'], { cwd: folder, ...(input !== undefined && { input }) })

const pds = () => {
  if (!stack.pds) throw new Error('The publication has no account')
  return stack.pds
}

interface Found {
  readonly check: string
  readonly verdict: string
  readonly found: string
  readonly remedy?: string
}

async function examine(): Promise<{ code: number; verdicts: Record<string, string>; findings: readonly Found[] }> {
  const { stdout, code } = await tidings(['doctor', '--json'])
  const findings = JSON.parse(stdout) as readonly Found[]
  return { code, findings, verdicts: Object.fromEntries(findings.map(({ check, verdict }) => [check, verdict])) }
}

const readProfile = async (): Promise<string> =>
  (
    await fetch(
      `${pds().url}/xrpc/com.atproto.repo.getRecord?repo=${pds().did}&collection=app.bsky.actor.profile&rkey=self`,
    )
  ).text()

describe('tidings connect', () => {
  it.each([
    {
      name: 'a wrong password',
      password: () => 'aaaa-bbbb-cccc-dddd',
      says: /^Cannot sign in to Bluesky as .*Nothing was stored/,
    },
    { name: 'the account’s own password', password: () => pds().password, says: /the password of the account itself/ },
    { name: 'nothing', password: () => '', says: /no app password was given/ },
  ])('stores nothing for $name, and says what to do', async ({ password, says }) => {
    const { stdout, stderr, code } = await tidings(['connect'], `${password()}\n`)
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 })
    expect(stderr).toMatch(says)
    expect(await readProfile()).not.toContain('"bot"')
  })

  it('checks the app password, marks the account as a bot, and stores it', async () => {
    const { stdout, stderr, code } = await tidings(['connect'], `${pds().appPassword}\n`)
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
    expect(stdout).toMatch(/^Connected .* is stored in Secrets Manager\.\nThe account now carries the label “bot”/)
    expect(stdout).not.toContain(pds().appPassword)
    expect(await readProfile()).toContain('{"val":"bot"}')
    const stored = stack.calls.filter(({ operation }) => operation === 'PutSecretValue')
    expect(stored.map(({ function: caller }) => caller)).toEqual(['operator'])
  })

  it('leaves the label as it is the next time', async () => {
    const { stdout } = await tidings(['connect', '--json'], pds().appPassword)
    expect(JSON.parse(stdout)).toEqual({ handle: pds().handle, did: pds().did, isNewBot: false })
  })
})

describe('tidings doctor', () => {
  it('finds everything as it should be, before there are any feeds', async () => {
    const { code, verdicts } = await examine()
    expect({ code, verdicts }).toEqual({
      code: 0,
      verdicts: { stack: 'fine', secret: 'fine', Bluesky: 'fine', domain: 'fine', feeds: 'not checked', clock: 'fine' },
    })
  })

  it('reads the feeds once there are any', async () => {
    expect((await tidings(['publish', 'pier.md'])).code).toBe(0)
    const { findings } = await examine()
    expect(findings.find(({ check }) => check === 'feeds')).toMatchObject({
      verdict: 'fine',
      found: '/feed.xml, /atom.xml, /feed.json are there and valid.',
    })
  })

  it('says what is wrong and what to do, and fails', async () => {
    const { BlueskySecretArn: secretId = '' } = stackOutputsSchema.parse(stack.template.outputs)
    await stack.operator.call('secretsmanager', 'PutSecretValue', {
      SecretId: secretId,
      SecretString: '{"appPassword":""}',
    })
    const feed = await stack.operator.s3('PUT', `/${stack.variable('SITE_BUCKET')}/feed.xml`, {}, Buffer.from('<rss>'))
    expect(feed.status).toBe(200)
    const { stdout, stderr, code } = await tidings(['doctor'])
    await stack.operator.call('secretsmanager', 'PutSecretValue', {
      SecretId: secretId,
      SecretString: JSON.stringify({ appPassword: pds().appPassword }),
    })
    expect(code).toBe(1)
    expect(stderr).toBe('Not as it should be: 2 of 6. What to do stands with each\n')
    expect(stdout).toMatch(/✗ secret .*no "appPassword".*\n.*\n {15}→ Run `npx tidings connect`\./)
    expect(stdout).toMatch(/✗ feeds .*feed\.xml cannot be read/)
    expect(stdout).toMatch(/– Bluesky {6}There is no app password to sign in with\./)
    expect(stdout).toMatch(/✓ clock/)
  })
})

describe('tidings export', () => {
  it('writes each article so that reading it again gives the same article', async () => {
    const { stdout, code } = await tidings(['export', 'out'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Wrote 1 article and 0 pictures to out\.\n/)
    expect(await readdir(join(folder, 'out'))).toEqual(['pier.html'])
    const bytes = await readFile(join(folder, 'out', 'pier.html'))
    const parsed = await parseUpload({ key: 'pier.html', bytes }, stack.publication)
    const article = (await stack.record('pier.md'))?.publishing?.article
    const { title, summary, bodyHtml, authors, tags, language, published } = article ?? {}
    expect(parsed).toMatchObject({
      outcome: 'accepted',
      content: {
        title,
        summary,
        bodyHtml,
        authors,
        tags,
        language,
        date: published,
        originalId: feedIdOf(stack.publication, articleId('pier.md')),
        bluesky: false,
      },
    })
  })
})

describe('tidings import', () => {
  it.each([
    { name: 'its own export', source: () => 'out' },
    { name: 'its own feed', source: () => `${stack.siteUrl}/atom.xml` },
  ])('leaves all alone that comes from $name', async ({ source }) => {
    const before = await stack.record('pier.md')
    for (const args of [['--dry-run'], []]) {
      const { stdout, code } = await tidings(['import', source(), '--json', ...args])
      expect({ code, report: JSON.parse(stdout) as unknown }).toMatchObject({
        code: 0,
        report: { articles: [], there: 1 },
      })
    }
    expect(await stack.record('pier.md')).toEqual(before)
  })
})
