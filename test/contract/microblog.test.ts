import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { connectBluesky } from '../../shared/adapters/bluesky.ts'
import { RetryableError } from '../../shared/errors.ts'
import { SessionExpiredError, type Microblog, type Session, type Write } from '../../shared/pipeline/microblog.ts'
import { reserveRecordKeys } from '../../shared/thread/record-keys.ts'
import { composeBlob, computeCid } from '../../shared/thread/cid.ts'
import { FakePds } from '../support/fakes/fake-pds.ts'
import { type FrontedPds, startFrontedPds } from './pds-front.ts'

const collection = 'app.bsky.feed.post'

let fronted: FrontedPds
let real: Microblog

beforeAll(async () => {
  fronted = await startFrontedPds()
  const { url: serviceUrl, handle, appPassword } = fronted.pds
  real = connectBluesky({ serviceUrl, handle, appPassword: async () => appPassword })
})

afterAll(async () => fronted.stop())

const fake = new FakePds(() => 0)

let articles = 0

/** Creations of as many posts under keys that nothing has yet. */
function newPosts(count: number): readonly (Write & { readonly action: 'create' })[] {
  const reserved = reserveRecordKeys({ nowMs: 1_772_442_000_000, seed: `article-${++articles}`, count })
  return reserved.keys.map((rkey, index) => ({
    action: 'create',
    collection,
    rkey,
    value: { $type: collection, text: `Post ${index} of ${articles}`, createdAt: reserved.createdAt[index] },
  }))
}

const deletion = ({ rkey }: Write): Write => ({ action: 'delete', collection, rkey })

/** One pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const microblogs = [
  { name: 'in memory', get: () => fake as Microblog },
  { name: 'on a PDS', get: () => real },
]

describe.each(microblogs)('the microblog $name', ({ get }) => {
  let microblog: Microblog
  let session: Session

  beforeAll(async () => {
    microblog = get()
    session = await microblog.signIn()
  })

  const read = async ({ rkey }: Write) => microblog.read(session, collection, rkey)

  /** Writes upon the present head; gives the head before and after, and the error if it was refused. */
  const attempt = async (writes: readonly Write[], swapCommit?: string) => {
    const before = await microblog.head(session)
    const error: unknown = await microblog.write(session, writes, swapCommit ?? before).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    return { error, before, after: await microblog.head(session) }
  }

  it('gives nothing for a record that was never written', async () => {
    const [post] = newPosts(1)
    expect(post && (await read(post))).toBeUndefined()
  })

  it('gives back records as they were written, under the CIDs that are computed beforehand', async () => {
    const posts = newPosts(3)
    expect(await attempt(posts)).toMatchObject({ error: undefined })
    for (const post of posts) expect(await read(post)).toEqual({ cid: computeCid(post.value), value: post.value })
  })

  it.each([
    { name: 'creates', writes: () => newPosts(2) },
    { name: 'is empty', writes: () => [] },
  ])('has another head after every write, also one that $name', async ({ writes }) => {
    const heads = new Set([await microblog.head(session)])
    for (let count = 0; count < 3; count += 1) {
      const { error, after } = await attempt(writes())
      expect(error).toBeUndefined()
      heads.add(after)
    }
    expect(heads.size).toBe(4)
  })

  it('has another head after a deletion', async () => {
    const posts = newPosts(2)
    await attempt(posts)
    const { error, before, after } = await attempt(posts.map(deletion))
    expect(error).toBeUndefined()
    expect(after).not.toBe(before)
    for (const post of posts) expect(await read(post)).toBeUndefined()
  })

  it.each([
    { name: 'an empty write', between: () => [] },
    { name: 'another thread', between: () => newPosts(1) },
  ])('refuses a write upon a head from before $name', async ({ between }) => {
    const stale = await microblog.head(session)
    await microblog.write(session, between(), stale)
    const posts = newPosts(2)
    const { error, before, after } = await attempt(posts, stale)
    expect(error).toBeInstanceOf(Error)
    expect(after).toBe(before)
    for (const post of posts) expect(await read(post)).toBeUndefined()
    expect((await attempt([], stale)).error).toBeInstanceOf(Error)
  })

  it('lets one of many writers upon the same head win', async () => {
    const head = await microblog.head(session)
    const threads = Array.from({ length: 5 }, () => newPosts(2))
    const written = await Promise.allSettled(threads.map(async (posts) => microblog.write(session, posts, head)))
    expect(written.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const [index, posts] of threads.entries()) {
      for (const post of posts) expect((await read(post)) !== undefined).toBe(written[index]?.status === 'fulfilled')
    }
  })

  it('refuses to create what stands there already, and all that came with it', async () => {
    const [standing, ...others] = newPosts(3)
    if (!standing) throw new Error('Cannot go on without a post')
    await attempt([standing])
    const other = { ...standing, value: { ...standing.value, text: 'Other' } }
    for (const batch of [
      [...others, other],
      [other, ...others],
      [standing, ...others],
    ]) {
      const { error, before, after } = await attempt(batch)
      expect(error).toBeInstanceOf(Error)
      expect(after).toBe(before)
    }
    expect(await read(standing)).toMatchObject({ value: standing.value })
    for (const post of others) expect(await read(post)).toBeUndefined()
  })

  it('refuses to delete what is not there, and all that came with it', async () => {
    const [standing, missing] = newPosts(2)
    if (!standing || !missing) throw new Error('Cannot go on without posts')
    await attempt([standing])
    for (const batch of [[deletion(missing)], [deletion(standing), deletion(missing)]]) {
      const { error, before, after } = await attempt(batch)
      expect(error).toBeInstanceOf(Error)
      expect(after).toBe(before)
    }
    expect(await read(standing)).toBeDefined()
  })

  it('updates what stands there, and gives it the CID that is computed beforehand', async () => {
    const [post] = newPosts(1)
    if (!post) throw new Error('Cannot go on without a post')
    await attempt([post])
    const value = { ...post.value, text: 'Updated' }
    const { error, before, after } = await attempt([{ ...post, action: 'update', value }])
    expect(error).toBeUndefined()
    expect(after).not.toBe(before)
    expect(await read(post)).toEqual({ cid: computeCid(value), value })
  })

  it('refuses to update what is not there, and all that came with it', async () => {
    const [missing, other] = newPosts(2)
    if (!missing || !other) throw new Error('Cannot go on without posts')
    const { error, before, after } = await attempt([other, { ...missing, action: 'update' }])
    expect(error).toBeInstanceOf(Error)
    expect(after).toBe(before)
    expect(await read(other)).toBeUndefined()
  })

  it('takes a picture and gives the reference that is computed beforehand, each time the same', async () => {
    const [post] = newPosts(1)
    if (!post) throw new Error('Cannot go on without a post')
    const blob = composeBlob(picture, 'image/png')
    for (let times = 0; times < 2; times += 1) {
      expect(await microblog.uploadBlob(session, picture, 'image/png')).toEqual(blob)
    }
    const external = { uri: 'https://digest.example.org/', title: 'One', description: '', thumb: blob }
    const value = { ...post.value, embed: { $type: 'app.bsky.embed.external', external } }
    expect(await attempt([{ ...post, value }])).toMatchObject({ error: undefined })
    expect(await read(post)).toMatchObject({ cid: computeCid(value) })
    // A record that is written anew may go on naming it.
    const update = { ...value, text: 'Updated' }
    expect(await attempt([{ ...post, action: 'update', value: update }])).toMatchObject({ error: undefined })
    expect(await read(post)).toMatchObject({ cid: computeCid(update) })
  })

  it('refuses a record that names a picture which was never uploaded', async () => {
    const [post] = newPosts(1)
    if (!post) throw new Error('Cannot go on without a post')
    const thumb = composeBlob(Buffer.from(`never uploaded ${post.rkey}`), 'image/png')
    const external = { uri: 'https://digest.example.org/', title: 'One', description: '', thumb }
    const value = { ...post.value, embed: { $type: 'app.bsky.embed.external', external } }
    expect((await attempt([{ ...post, value }])).error).toBeInstanceOf(Error)
    expect(await read(post)).toBeUndefined()
  })

  it.each(['changed', 'refresh'])(
    'says of a token that is %s that the session is over, also for a picture',
    async (token) => {
      const { accessJwt, refreshJwt } = session
      const bad = { ...session, accessJwt: token === 'refresh' ? refreshJwt : `${accessJwt.slice(0, -6)}AAAAAA` }
      await expect(microblog.uploadBlob(bad, picture, 'image/png')).rejects.toBeInstanceOf(SessionExpiredError)
    },
  )

  it('tells whose a handle is, or that it is nobody’s', async () => {
    fake.handles.set(fronted.pds.handle, fake.did)
    expect(await microblog.resolveHandle(session, fronted.pds.handle)).toBe(session.did)
    expect(await microblog.resolveHandle(session, 'nobody-has-this.test')).toBeUndefined()
  })

  it('creates again under a key that was deleted', async () => {
    const [post] = newPosts(1)
    if (!post) throw new Error('Cannot go on without a post')
    await attempt([post])
    await attempt([deletion(post)])
    expect((await attempt([post])).error).toBeUndefined()
    expect(await read(post)).toBeDefined()
  })

  it.each([
    { name: 'that means nothing', token: 'nonsense' },
    { name: 'whose signature is wrong', token: 'changed' },
    { name: 'for refreshing', token: 'refresh' },
  ])('says of a token $name that the session is over, and writes nothing', async ({ token }) => {
    const { accessJwt, refreshJwt } = session
    const changed = `${accessJwt.slice(0, -6)}AAAAAA`
    const bad = { ...session, accessJwt: { nonsense: 'nonsense', changed, refresh: refreshJwt }[token] ?? '' }
    const head = await microblog.head(session)
    await expect(microblog.write(bad, newPosts(1), head)).rejects.toBeInstanceOf(SessionExpiredError)
    expect(await microblog.head(session)).toBe(head)
  })

  it('gives new tokens for a good one, and both keep working', async () => {
    const renewed = await microblog.refresh(session)
    expect(renewed).toMatchObject({ did: session.did, pdsUrl: session.pdsUrl })
    expect(renewed.accessJwt).not.toBe(session.accessJwt)
    await microblog.write(renewed, [], await microblog.head(renewed))
    await microblog.write(session, [], await microblog.head(session))
    // A lost reply of a refresh is tried again with the token that was used.
    await microblog.refresh(session)
  })

  it.each(['nonsense', 'changed', 'access'])(
    'says of a refresh token that is %s that the session is over',
    async (token) => {
      const { accessJwt, refreshJwt } = session
      const changed = `${refreshJwt.slice(0, -6)}AAAAAA`
      const bad = { ...session, refreshJwt: { nonsense: 'nonsense', changed, access: accessJwt }[token] ?? '' }
      await expect(microblog.refresh(bad)).rejects.toBeInstanceOf(SessionExpiredError)
    },
  )
})

describe(connectBluesky, () => {
  beforeEach(() => {
    fronted.decide = undefined
  })

  it('finds the PDS of an account in what it is told when it signs in', async () => {
    const { did, url } = fronted.pds
    const session = await real.signIn()
    expect(session.did).toBe(did)
    expect(new URL(session.pdsUrl).port).toBe(new URL(url).port)
  })

  it('says of a wrong password that it may be tried again, but not at once', async () => {
    const { url: serviceUrl, handle } = fronted.pds
    const wrong = connectBluesky({ serviceUrl, handle, appPassword: async () => 'wrong-wrong-wrong-wrong' })
    await expect(wrong.signIn()).rejects.toBeInstanceOf(RetryableError)
    await expect(wrong.signIn()).rejects.toThrow(`Cannot sign in to Bluesky as ${handle}: AuthenticationRequired`)
  })

  it('says of a PDS that is not there that signing in may be tried again', async () => {
    const nowhere = connectBluesky({ serviceUrl: 'http://127.0.0.1:1', handle: 'a.test', appPassword: async () => 'x' })
    await expect(nowhere.signIn()).rejects.toBeInstanceOf(RetryableError)
  })

  it.each([
    { method: 'com.atproto.server.createSession', call: async () => real.signIn() },
    { method: 'com.atproto.server.refreshSession', call: async (session: Session) => real.refresh(session) },
    { method: 'com.atproto.sync.getLatestCommit', call: async (session: Session) => real.head(session) },
    {
      method: 'com.atproto.repo.getRecord',
      call: async (session: Session) => real.read(session, collection, '3mabcdefghi2a'),
    },
    {
      method: 'com.atproto.identity.resolveHandle',
      call: async (session: Session) => real.resolveHandle(session, 'nobody-has-this.test'),
    },
    {
      method: 'com.atproto.repo.uploadBlob',
      call: async (session: Session) => real.uploadBlob(session, picture, 'image/png'),
    },
    {
      method: 'com.atproto.repo.applyWrites',
      call: async (session: Session) => real.write(session, [], await real.head(session)),
    },
  ])('waits as long as the PDS asks for when $method is one call too many', async ({ method, call }) => {
    const session = await real.signIn()
    fronted.decide = ({ operation }) =>
      operation === method ? { kind: 'error', status: 429, code: 'RateLimitExceeded' } : undefined
    const earliest = Date.now() + 290_000
    const error: unknown = await call(session).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(RetryableError)
    const { notBefore = 0 } = error as RetryableError
    expect(notBefore).toBeGreaterThanOrEqual(earliest)
    expect(notBefore).toBeLessThanOrEqual(Date.now() + 290_000)
  })

  it.each(['error', 'error-after', 'drop-reply', 'drop-request'] as const)(
    'says nothing about what stands there when a write fails with %s',
    async (kind) => {
      const session = await real.signIn()
      const head = await real.head(session)
      const posts = newPosts(2)
      fronted.decide = ({ operation }) =>
        operation === 'com.atproto.repo.applyWrites' ? { kind, status: 502, code: 'BadGateway' } : undefined
      const error: unknown = await real.write(session, posts, head).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(Error)
      expect(error).not.toBeInstanceOf(SessionExpiredError)
      fronted.decide = undefined
      const stands = kind === 'error-after' || kind === 'drop-reply'
      for (const { rkey } of posts) expect((await real.read(session, collection, rkey)) !== undefined).toBe(stands)
    },
  )

  it('never takes a failure to read for an absent record', async () => {
    const session = await real.signIn()
    fronted.decide = () => ({ kind: 'error', status: 500, code: 'InternalServerError' })
    await expect(real.read(session, collection, '3mabcdefghi2a')).rejects.toThrow('Cannot read at://')
  })
})
