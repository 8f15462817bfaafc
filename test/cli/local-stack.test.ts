import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { describeStack } from '../../local/describe-stack.ts'
import { composeRecordUrl } from '../../local/pds/published-thread.ts'
import { localStackFile } from '../../shared/adapters/local-stack-file.ts'
import { articleId } from '../../shared/article/identity.ts'
import { feedPaths } from '../../shared/feeds/feed-paths.ts'
import { articleText } from '../faults/scenario.ts'
import { ownPublication, type RealStack, startRealStack } from '../stack/real-stack.ts'
import { eventually } from '../support/eventually.ts'
import { renderStack } from './render-stack.ts'
import { runTidings } from './run-tidings.ts'
import { serveAnswers } from './serve-answers.ts'

let folder: string
let stack: RealStack
let forget: () => void

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-cli-'))
  stack = await startRealStack({ publication: ownPublication(), redeliverAfterSeconds: 0 })
  forget = describeStack(stack, join(folder, localStackFile))
  await writeFile(join(folder, 'pier.md'), articleText('The pier reopens'))
  await writeFile(join(folder, 'lamp.md'), articleText('The lamp burns'))
  await writeFile(join(folder, 'empty.md'), '')
})
afterAll(async () => {
  forget?.()
  await stack?.stop()
  await rm(folder, { recursive: true })
})

const tidings = async (...args: readonly string[]) => runTidings([...args, '--local'], { cwd: folder })

const readFeeds = async (): Promise<readonly string[]> =>
  Promise.all(Object.values(feedPaths).map(async (path) => (await fetch(stack.siteUrl + path)).text()))

const pageUrl = () => `${stack.siteUrl}/articles/the-pier-reopens/`

describe('tidings --local', () => {
  it('publishes files and follows them until they are announced, and fails for one that is rejected', async () => {
    const { stdout, stderr, code } = await tidings('publish', 'pier.md', 'empty.md')
    expect({ stderr, code }).toEqual({ stderr: 'empty.md: rejected; mend the file and publish it again\n', code: 1 })
    for (const step of ['uploaded    pier.md', 'live        pier.md', 'announced   pier.md', 'rejected    empty.md'])
      expect(stdout).toContain(step)
    expect(stdout).toContain('The file is empty.')
    expect(stdout).toContain(pageUrl())
  })

  it('publishes with steps as lines of JSON', async () => {
    const { stdout, code } = await tidings('publish', 'lamp.md', '--json')
    expect(code).toBe(0)
    const steps = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { step: string }).step)
    expect(steps).toEqual(['uploaded', 'accepted', 'live', 'announced'])
  })

  it('tells the status of one article by key or id, and of all', async () => {
    const { stdout } = await tidings('status', 'pier.md', '--json')
    const status = JSON.parse(stdout) as { id: string; posts: unknown[] }
    expect(status).toMatchObject({ id: articleId('pier.md'), state: 'announced', stuck: false, pageUrl: pageUrl() })
    expect((await tidings('status', status.id, '--json')).stdout).toBe(stdout)
    const all = await tidings('status')
    expect(all.code).toBe(0)
    expect(all.stdout).toMatch(/^Rejected\n {2}rejected {5}empty\.md\n.*The file is empty/)
    expect(all.stdout).toMatch(
      /Newest on the site\n {2}announced {4}lamp\.md {2}The lamp burns\n {2}announced {4}pier\.md/,
    )
  })

  it('withdraws nothing without --yes where there is no terminal to ask on', async () => {
    const { stderr, code } = await tidings('withdraw', 'pier.md')
    expect({ stderr: stderr.split('\n')[0], code }).toEqual({
      stderr: 'Cannot ask whether to withdraw: this is no terminal. Add --yes if you mean it.',
      code: 2,
    })
    expect((await stack.record('pier.md'))?.publishing?.state).toBe('announced')
  })

  it('withdraws page, feed entries and, in one commit, the thread', async () => {
    const pds = stack.pds
    if (!pds) throw new Error('The publication has no account')
    const posts = (await stack.record('pier.md'))?.publishing?.announcement?.posts ?? []
    expect(posts.length).toBeGreaterThan(1)
    expect((await readFeeds()).every((feed) => feed.includes(articleId('pier.md')))).toBe(true)
    const commits = await pds.readCommits()

    const { stdout, code } = await tidings('withdraw', 'pier.md', '--yes')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Withdrew “The pier reopens”\. That is final\.\n/)
    await stack.recordThat('pier.md', 'withdrawn', ({ publishing }) => publishing?.takenBack === true)

    expect(await (await fetch(pageUrl())).text()).toContain('This article was withdrawn')
    const feeds = await readFeeds()
    expect(feeds.filter((feed) => feed.includes('The pier reopens'))).toEqual([])
    const stone = `<at:deleted-entry ref="tag:digest.example.org,2026:${articleId('pier.md')}"`
    expect(feeds.map((feed) => feed.includes(stone))).toEqual([false, true, false])
    expect(feeds.every((feed) => feed.includes(articleId('lamp.md')))).toBe(true)
    const answers = await Promise.all(posts.map(async ({ uri }) => fetch(composeRecordUrl(pds, uri))))
    expect(answers.map(({ status }) => status)).toEqual(posts.map(() => 400))
    expect((await pds.readCommits()).length - commits.length).toBe(1)
    expect((await tidings('status', 'pier.md')).stdout).toContain('nothing of it is left')
  })

  it.each([
    { name: 'is withdrawn already', key: 'pier.md', code: 0, says: 'Nothing to do: It was withdrawn' },
    { name: 'was never accepted', key: 'empty.md', code: 1, says: 'Cannot withdraw "empty.md": nothing was ever' },
    { name: 'is unknown', key: 'nowhere.md', code: 1, says: 'Cannot find "nowhere.md": no file of that name' },
  ])('says clearly that what is to be withdrawn $name', async ({ key, code, says }) => {
    const ran = await tidings('withdraw', key, '--yes')
    expect({ code: ran.code, says: (ran.stdout + ran.stderr).slice(0, says.length) }).toEqual({ code, says })
  })

  it('retries one article, all, and tells of dead letters that stay here', async () => {
    expect((await tidings('retry', 'lamp.md')).stdout).toBe('lamp.md: nothing to retry: it is finished.\n')
    expect((await tidings('retry')).stdout).toBe('No article is unfinished.\nThere are no dead letters.\n')
    const { ref } =
      stack.template.ofType('AWS::SQS::Queue').find(({ logicalId }) => /^Changes.*DeadLetters/.test(logicalId)) ?? {}
    await stack.operator.call('sqs', 'SendMessage', { QueueUrl: ref ?? '', MessageBody: '{}' })
    const { stdout, code } = await eventually('the dead letter', async () => {
      const ran = await tidings('retry')
      return ran.stdout.includes('dead letters that stay') && ran
    })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^No article is unfinished\.\nChangesQueue\w+: dead letters that stay, .*: 1\.\n$/)
  })

  it('sends what is unfinished on its way again', async () => {
    stack.setFaults(({ operation }) =>
      operation.includes('applyWrites') ? { kind: 'error', status: 500, code: 'InternalServerError' } : undefined,
    )
    await stack.upload('bell.md', Buffer.from(articleText('The bell rings')))
    await stack.recordThat('bell.md', 'in trouble', ({ failures = 0 }) => failures > 0)
    expect((await tidings('status')).stdout).toMatch(/^Unfinished\n {2}live {9}bell\.md {2}The bell rings\n.*It failed/)
    stack.setFaults(undefined)
    const { stdout } = await tidings('retry')
    expect(stdout).toContain('bell.md: its thread is looked after again.')
    await stack.recordThat('bell.md', 'announced', ({ publishing }) => publishing?.state === 'announced')
  })
})

describe('tidings', () => {
  it('finds the deployed stack by its name and works with it as it does with the local one', async () => {
    const body = renderStack(stack.template.outputs as Record<string, string>)
    const cloudFormation = await serveAnswers(() => ({ status: 200, contentType: 'text/xml', body }))
    const env = {
      AWS_REGION: stack.region,
      AWS_ACCESS_KEY_ID: stack.operatorCredentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: stack.operatorCredentials.secretAccessKey,
      AWS_ENDPOINT_URL: stack.gatewayUrl,
      AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.url,
    }
    await writeFile(join(folder, 'publication.json'), JSON.stringify(stack.publication))
    await writeFile(join(folder, 'other.json'), JSON.stringify(ownPublication()))
    const deployed = async (...args: readonly string[]) => runTidings(args, { cwd: folder, env })

    expect((await deployed('publish', 'lamp.md')).code).toBe(0)
    expect(await deployed('status', 'lamp.md')).toEqual(await tidings('status', 'lamp.md'))
    const { stderr, code } = await deployed('status', '--publication', 'other.json')
    expect(code).toBe(1)
    expect(stderr).toMatch(/^Cannot use stack "Tidings" with other\.json: the stack serves http:\/\/127\.0\.0\.1:/)
    cloudFormation.close()
  })
})
