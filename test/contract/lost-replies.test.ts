import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { createAccountTable } from '../../shared/adapters/account-table.ts'
import { createArticlesTable } from '../../shared/adapters/articles-table.ts'
import { createSiteBucket } from '../../shared/adapters/site-bucket.ts'
import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import type { SiteHost } from '../../shared/pipeline/site-host.ts'
import { publishState } from '../support/publish-state.ts'
import { useCloud } from './use-cloud.ts'

/** What may happen to a request that takes effect. */
const losses = [
  { name: 'the reply is lost', trouble: { kind: 'drop-reply' } },
  { name: 'an error is answered', trouble: { kind: 'error-after', status: 500, code: 'InternalError' } },
] as const

/** How often in a row; the SDK makes three attempts. */
const times = [1, 2]

const emulated = useCloud()
let lost = 0
let wrong = 0
let made = 0

beforeAll(async () => {
  await emulated.cloud.createTable('articles')
  await emulated.cloud.createBucket('site')
})

beforeEach(() => {
  emulated.cloud.decide = undefined
  made += 1
})

afterAll(() => {
  console.log(`lost replies of conditional writes: ${wrong} of ${lost} misread as somebody else's`)
})

/** From now on the replies to this many writes are lost. */
function lose(operation: string, count: number, trouble: (typeof losses)[number]['trouble']): void {
  let left = count
  emulated.cloud.decide = (arrival) => {
    if (arrival.operation !== operation || left === 0) return undefined
    left -= 1
    lost += 1
    return trouble
  }
}

/** What a call gives, counted as misread when it says that somebody else won. */
async function won(call: Promise<boolean>): Promise<boolean> {
  const result = await call
  if (!result) wrong += 1
  return result
}

const recordOf = (id: string, revision: number): ArticleRecord => ({
  id,
  uploadKey: `${id}.md`,
  revision,
  receipt: { outcome: 'accepted', at: '2026-03-02T09:00:00.000Z', title: 'One', notes: [] },
})

const cases = losses.flatMap((loss) => times.map((count) => ({ ...loss, count })))

describe.each(cases)('a conditional write of which, $count times, $name', ({ count, trouble }) => {
  it.each([1, 2])('is known for our own: revision %i of an article', async (revision) => {
    const store = createArticlesTable(emulated.aws.table('articles'))
    const id = `article-${made}`
    for (let before = 1; before < revision; before += 1) await store.put(recordOf(id, before))
    lose('PutItem', count, trouble)
    expect(await won(store.put(recordOf(id, revision)))).toBe(true)
    expect(await store.get(id)).toEqual(recordOf(id, revision))
    expect(await store.put({ ...recordOf(id, revision), uploadKey: 'other.md' })).toBe(false)
  })

  it('is known for our own: a slug', async () => {
    const store = createArticlesTable(emulated.aws.table('articles'))
    lose('PutItem', count, trouble)
    expect(await won(store.claimSlug(`slug-${made}`, 'one'))).toBe(true)
    expect(await store.claimSlug(`slug-${made}`, 'two')).toBe(false)
  })

  it.each([1, 2])('is known for our own: revision %i of the account', async (revision) => {
    const name = `account-${made}`
    await emulated.cloud.createTable(name)
    const store = createAccountTable(emulated.aws.table(name))
    for (let before = 1; before < revision; before += 1) await store.put({ revision: before })
    lose('PutItem', count, trouble)
    expect(await won(store.put({ revision, holdUntilMs: 5 }))).toBe(true)
    expect(await store.get()).toEqual({ revision, holdUntilMs: 5 })
    expect(await store.put({ revision, holdUntilMs: 6 })).toBe(false)
  })

  it.each([
    { name: 'a new file', standing: undefined },
    { name: 'a file in place of another', standing: 'before' },
  ])('leads to no further write: $name', async ({ standing }) => {
    const bucket = createSiteBucket({ client: emulated.aws.s3, bucket: 'site' })
    const path = `file-${made}.html`
    const file = (body: string) => ({ path, contentType: 'text/html; charset=utf-8', body })
    if (standing !== undefined) await bucket.put(file(standing), undefined)
    const answers: (string | undefined)[] = []
    const site: SiteHost = {
      get: async (asked) => bucket.get(asked),
      async put(given, etag) {
        const answer = await bucket.put(given, etag)
        if (answer === undefined && (await bucket.get(path))?.body !== given.body) wrong += 1
        answers.push(answer)
        return answer
      },
    }
    lose('PutObject', count, trouble)
    await publishState(
      site,
      [path],
      async () => 'after',
      (body) => [file(body)],
    )
    expect((await bucket.get(path))?.body).toBe('after')
    // Whatever it was told, it looked and found its own bytes.
    expect(answers).toHaveLength(1)
  })
})

describe('a conditional write whose reply is lost', () => {
  it('is told from the one that somebody else made in between', async () => {
    const store = createArticlesTable(emulated.aws.table('articles'))
    const id = `article-${made}`
    const other = { ...recordOf(id, 1), uploadKey: 'other.md' }
    let raced = false
    emulated.cloud.decide = async ({ operation }) => {
      if (operation !== 'PutItem' || raced) return undefined
      raced = true
      expect(await store.put(other)).toBe(true)
      return { kind: 'drop-request' }
    }
    expect(await store.put(recordOf(id, 1))).toBe(false)
    expect(await store.get(id)).toEqual(other)
  })

  it('is an error when no attempt is ever answered, for nobody knows', async () => {
    const store = createArticlesTable(emulated.aws.table('articles'))
    lose('PutItem', Number.POSITIVE_INFINITY, { kind: 'drop-reply' })
    await expect(store.put(recordOf(`article-${made}`, 1))).rejects.toThrow(Error)
  })
})
