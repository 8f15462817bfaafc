import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { describeStack } from '../../local/describe-stack.ts'
import { localStackFile } from '../../shared/adapters/local-stack-file.ts'
import { runTidings } from '../cli/run-tidings.ts'
import { serveAnswers } from '../cli/serve-answers.ts'
import { eventually } from '../support/eventually.ts'
import { threadCommits } from './read-world.ts'
import { ownPublication, type RealStack, startRealStack } from './real-stack.ts'

const total = 1_000
const perDocument = 100

let folder: string
let stack: RealStack
let forget: () => void
let source: Awaited<ReturnType<typeof serveAnswers>>

const dateOf = (number: number): string => new Date(Date.UTC(2015, 0, 1 + number)).toISOString()
const idOf = (number: number): string => `https://old.example/?p=${number}`

const entry = (number: number): string =>
  `<entry><id>${idOf(number)}</id><title>Old article ${number}</title><updated>${dateOf(number)}</updated>
<content type="html">&lt;p&gt;The ferry left the quay for the ${number}th time, and nobody counted.&lt;/p&gt;</content></entry>`

/** Document 0 has the newest articles; each names the next older one (RFC 5005, 4). */
function renderDocument(document: number): string {
  const newest = total - document * perDocument
  const entries = Array.from({ length: perDocument }, (_, index) => entry(newest - 1 - index))
  const older = newest > perDocument ? `<link rel="prev-archive" href="/feed/${document + 1}"/>` : ''
  return `<feed xmlns="http://www.w3.org/2005/Atom">${older}<author><name>Ines</name></author>${entries.join('')}</feed>`
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-import-'))
  stack = await startRealStack({ publication: ownPublication() })
  forget = describeStack(stack, join(folder, localStackFile))
  source = await serveAnswers(({ url = '' }) => ({
    status: 200,
    contentType: 'application/atom+xml',
    body: renderDocument(Number(url.split('/').at(-1))),
  }))
})
afterAll(async () => {
  source?.close()
  forget?.()
  await stack?.stop()
  await rm(folder, { recursive: true })
})

const importAll = async (...args: readonly string[]) =>
  runTidings(['import', `${source.url}/feed/0`, '--local', '--json', ...args], { cwd: folder })

const countUploads = (): number =>
  new Set(
    stack.calls.flatMap(({ function: caller, operation, resource }) =>
      caller === 'operator' && operation === 'PutObject' && resource.includes('/imported/') ? [resource] : [],
    ),
  ).size

/** Records that say that their article is live and not announced. */
async function countLive(): Promise<number> {
  let count = 0
  let start: object | undefined
  do {
    const page = await stack.operator.call('dynamodb', 'Scan', {
      TableName: stack.variable('ARTICLES_TABLE'),
      FilterExpression: '#record.publishing.#state = :live',
      ExpressionAttributeNames: { '#record': 'record', '#state': 'state' },
      ExpressionAttributeValues: { ':live': { S: 'live' } },
      ...(start && { ExclusiveStartKey: start as never }),
    })
    const { Count, LastEvaluatedKey } = page as { Count: number; LastEvaluatedKey?: object }
    count += Count
    start = LastEvaluatedKey
  } while (start)
  return count
}

interface Report {
  readonly articles: readonly { readonly key: string; readonly announced: boolean }[]
  readonly there: number
  readonly live: number
  readonly pending: readonly string[]
}

describe('tidings import', () => {
  it('says what it would do, and does nothing', async () => {
    const { stdout, code } = await importAll('--dry-run')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ there: 0, skipped: [], shownAgain: 0 })
    expect((JSON.parse(stdout) as Report).articles).toHaveLength(total)
    expect(countUploads()).toBe(0)
  })

  it('brings 1,000 articles over without a post, and goes on after an interruption', async () => {
    const startedMs = performance.now()
    const script = fileURLToPath(new URL('../../cli/tidings.ts', import.meta.url))
    const child = spawn(process.execPath, [script, 'import', `${source.url}/feed/0`, '--local'], {
      cwd: folder,
      stdio: 'ignore',
    })
    await eventually('a third of the uploads', () => countUploads() > total / 3, 240_000)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const before = countUploads()

    const { stdout, stderr, code } = await importAll()
    expect({ code, stderr }).toMatchObject({ code: 0 })
    const report = JSON.parse(stdout) as Report
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(0)
    console.log(
      `import: ${total} articles, killed after ${before}; then ${report.articles.length} more, ${report.live} live; ${seconds} s in all`,
    )
    expect(report.there + report.articles.length).toBe(total)
    expect(report.there).toBeGreaterThanOrEqual(before)
    expect(report.pending).toEqual([])
    await stack.quiet()

    const live = await countLive()
    const posts = await threadCommits(stack.pds)
    console.log(`import: ${live} articles live, ${posts.length} commits with a post`)
    expect(live).toBe(total)
    expect(posts).toEqual([])
    const feed = await (await fetch(`${stack.siteUrl}/atom.xml`)).text()
    expect(feed).toContain(`<id>${idOf(total - 1)}</id>`)
    expect(feed).not.toContain(`<id>${idOf(total - 60)}</id>`)
  }, 600_000)

  it('finds nothing to do the next time', async () => {
    const { stdout } = await importAll()
    expect(JSON.parse(stdout)).toMatchObject({ articles: [], there: total })
    expect(countUploads()).toBe(total)
  })
})
