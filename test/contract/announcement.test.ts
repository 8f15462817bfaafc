import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { connectBluesky } from '../../shared/adapters/bluesky.ts'
import { createTakumiCards } from '../../shared/adapters/takumi-cards.ts'
import type { Article } from '../../shared/article/article.ts'
import { parseUpload } from '../../shared/article/parse.ts'
import { acceptFirst } from '../../shared/pipeline/accept.ts'
import { announce } from '../../shared/pipeline/announce.ts'
import type { Announcement, Publishing } from '../../shared/pipeline/article-record.ts'
import type { Microblog, Session } from '../../shared/pipeline/microblog.ts'
import { advance, nextStep, type Changes } from '../../shared/pipeline/next-step.ts'
import { pageLinksOf } from '../../shared/pipeline/page-links.ts'
import { withdraw } from '../../shared/pipeline/accept.ts'
import { parsePublication, type Publication } from '../../shared/publication.ts'
import { computeCid } from '../../shared/thread/cid.ts'
import { composeDocument } from '../../shared/thread/standard-site.ts'
import { articleText } from '../faults/scenario.ts'
import { FakeAccount } from '../support/fakes/fake-account.ts'
import { FakeArticles } from '../support/fakes/fake-articles.ts'
import { type FrontedPds, startFrontedPds } from './pds-front.ts'

const nowMs = Date.parse('2026-03-02T09:00:00.000Z')
const hourMs = 3_600_000

const wishes = [
  { bluesky: '{}', gates: [] },
  { bluesky: '{ replies: nobody }', gates: ['threadgate'] },
  { bluesky: '{ quotes: false }', gates: ['postgate'] },
  { bluesky: '{ replies: [followers, mentioned], quotes: false }', gates: ['threadgate', 'postgate'] },
  { bluesky: '{ thread: ["One post, by hand."], replies: [following] }', gates: ['threadgate'] },
]

let fronted: FrontedPds
let publication: Publication
let microblog: Microblog
let session: Session
const articles = new FakeArticles()
const account = new FakeAccount()
const cards = createTakumiCards()

beforeAll(async () => {
  fronted = await startFrontedPds()
  const { url: serviceUrl, handle, appPassword } = fronted.pds
  microblog = connectBluesky({ serviceUrl, handle, appPassword: async () => appPassword })
  session = await microblog.signIn()
  publication = parsePublication({
    title: 'The Test Digest',
    siteUrl: 'https://digest.example.org',
    author: { name: 'The Test Digest' },
    feedIdAuthority: 'digest.example.org,2026',
    bluesky: { handle, service: serviceUrl },
  })
})

afterAll(async () => fronted.stop())

let laterMs = 0

/** What the publish step does to the record: the page shows everything. */
async function change(id: string, changes: (publishing: Publishing) => Partial<Publishing>): Promise<void> {
  const record = articles.records.get(id)
  if (!record?.publishing) throw new Error(`Cannot change ${id}: there is no such article`)
  const publishing = { ...record.publishing, ...changes(record.publishing) }
  const shown: Changes = { publishing: { ...publishing, shownOnPage: pageLinksOf(publishing.announcement) } }
  await articles.put(advance(record, shown, publication, nowMs))
}

/** Announces the article, and shows what is to be shown of that, until nothing is left to do. */
async function settle(id: string): Promise<Publishing & { readonly announcement: Announcement }> {
  for (let round = 0; round < 5; round += 1) {
    laterMs += hourMs / 4
    const failures = await announce(
      {
        publication,
        articles,
        account,
        microblog,
        cards,
        changes: { send: async () => {} },
        isLive: async () => true,
        nowMs: () => nowMs + laterMs,
        pause: async () => {},
      },
      id,
    )
    expect([...failures.values()]).toEqual([])
    await change(id, () => ({}))
    const record = articles.records.get(id)
    const { publishing } = record ?? {}
    if (record && publishing?.announcement && nextStep(record, publication) === undefined)
      return { ...publishing, announcement: publishing.announcement }
  }
  throw new Error(`Cannot settle ${id}: ${JSON.stringify(articles.records.get(id)?.lastError)}`)
}

/** An article that is live, and not announced yet. */
async function makeLive(number: number, fields: Readonly<Record<string, string>>): Promise<string> {
  const key = `pier-${number}.md`
  const bytes = Buffer.from(articleText(`The pier reopens, part ${number}`, fields))
  const parsed = await parseUpload({ key, bytes }, publication)
  if (parsed.outcome !== 'accepted') throw new Error(JSON.stringify(parsed.complaints))
  const id = `pier-${number}-1a2b`
  const accepted = acceptFirst(parsed.content, { id, slug: `pier-${number}`, publication, uploadedMs: nowMs })
  const receipt = {
    outcome: 'accepted',
    at: accepted.article.published,
    title: accepted.article.title,
    notes: [],
  } as const
  const publishing: Publishing = { ...accepted, state: 'live', liveVersion: 1 }
  await articles.put(advance({ id, revision: 0 }, { uploadKey: key, receipt, publishing }, publication, nowMs))
  return id
}

const read = async (uri: string) => {
  const [, , , collection = '', rkey = ''] = uri.split('/')
  return microblog.read(session, collection, rkey)
}

interface StoredCard {
  readonly uri: string
  /** Its `ref` is the CID. */
  readonly thumb?: { readonly ref: { toString(): string } }
  readonly associatedRefs?: unknown
}

/** A picture as anybody may read it. */
async function readBlob(cid: string): Promise<Uint8Array> {
  const query = new URLSearchParams({ did: session.did, cid })
  const response = await fetch(new URL(`/xrpc/com.atproto.sync.getBlob?${query.toString()}`, fronted.pds.url))
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (!response.ok) throw new Error(`${cid}: ${Buffer.from(bytes).toString()}`)
  return bytes
}

async function isCard(bytes: Uint8Array): Promise<boolean> {
  const { format, width, height } = await sharp(bytes).metadata()
  return format === 'png' && width === 1200 && height === 630
}

/** A value as it went over the wire. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const edit = async (id: string, changes: Partial<Article>): Promise<void> =>
  change(id, ({ article, version }) => ({
    article: { ...article, ...changes },
    version: version + 1,
    liveVersion: version + 1,
  }))

describe(`${announce.name}, on a PDS`, () => {
  it('writes thread, gates and document in one commit, under the CIDs that were computed', async () => {
    let [equal, total, exact, shown] = [0, 0, 0, 0]
    const pictures = new Set<string>()
    const count = 40
    for (let number = 0; number < count; number += 1) {
      const { bluesky, gates } = wishes[number % wishes.length] ?? { bluesky: '{}', gates: [] }
      const id = await makeLive(number, { bluesky, tags: '[pier, harbour]' })
      const { announcement, article } = await settle(id)
      const [rkey = ''] = announcement.keys
      const { posts = [] } = announcement
      const commits = await fronted.pds.readCommits()
      const commit = commits.find(({ paths }) => paths.includes(`app.bsky.feed.post/${rkey}`))
      const others = [...gates.map((gate) => `app.bsky.feed.${gate}`), 'site.standard.document']
      const publications = (commit?.paths ?? []).filter((path) => path.startsWith('site.standard.publication/'))
      expect(publications).toHaveLength(number === 0 ? 1 : 0)
      expect(new Set(commit?.paths)).toEqual(
        new Set([
          ...posts.map(({ uri }) => uri.split('/').slice(-2).join('/')),
          ...others.map((collection) => `${collection}/${rkey}`),
          ...publications,
        ]),
      )
      const site = `at://${session.did}/site.standard.publication/${account.state?.publicationPlace?.rkey}`
      const publicationRecord = await read(site)
      const written = composeDocument(article, { site })
      const documentRef = { uri: `at://${session.did}/site.standard.document/${rkey}`, cid: computeCid(written) }
      for (const { uri, cid } of posts) {
        const stored = await read(uri)
        total += 1
        if (stored?.cid === cid) equal += 1
        const card = (stored?.value['embed'] as { external?: StoredCard })?.external
        if (!card) continue
        shown += 1
        pictures.add(card.thumb?.ref.toString() ?? '')
        expect(card.uri).toBe(`${publication.siteUrl}${written.path}`)
        expect(plain(card.associatedRefs)).toEqual([documentRef, { uri: site, cid: publicationRecord?.cid }])
        exact += 1
      }
      const finished = { ...written, bskyPostRef: posts[0] }
      expect(await read(documentRef.uri)).toEqual({ cid: computeCid(finished), value: finished })
      total += 1
      equal += 1
      const stored = await Promise.all(
        gates.map(async (gate) => (await read(`at://${session.did}/app.bsky.feed.${gate}/${rkey}`))?.value),
      )
      expect(stored).toMatchObject(
        gates.map((gate) => ({
          $type: `app.bsky.feed.${gate}`,
          post: posts[0]?.uri,
          createdAt: announcement.createdAt[0],
        })),
      )
    }
    const drawn = await Promise.all([...pictures].map(async (cid) => isCard(await readBlob(cid))))
    console.log(
      `announcements: ${count} in one commit each, ${equal} of ${total} CIDs as computed, associatedRefs of ${exact} of ${shown} cards exact, ${drawn.length} drawn cards on the PDS`,
    )
    expect(equal).toBe(total)
    expect(shown).toBeGreaterThan(count)
    expect(drawn).toEqual(Array.from({ length: count }, () => true))
  }, 120_000)

  it('keeps the document up with the article, and touches no post', async () => {
    const id = await makeLive(100, {})
    const before = await settle(id)
    const stored = await Promise.all((before.announcement.posts ?? []).map(async ({ uri }) => read(uri)))
    await edit(id, { title: 'The pier is open', updated: '2026-03-03T09:00:00.000Z' })
    const after = await settle(id)
    expect(after.announcement.posts).toEqual(before.announcement.posts)
    expect(await Promise.all((after.announcement.posts ?? []).map(async ({ uri }) => read(uri)))).toEqual(stored)
    const document = await read(`at://${session.did}/site.standard.document/${after.announcement.keys[0]}`)
    expect(document?.value).toMatchObject({
      title: 'The pier is open',
      updatedAt: '2026-03-03T09:00:00.000Z',
      bskyPostRef: before.announcement.posts?.[0],
    })
  }, 60_000)

  it('replies with each correction once, and takes everything back in one commit', async () => {
    const id = await makeLive(101, { bluesky: '{ replies: nobody, quotes: false }' })
    await settle(id)
    for (const correction of ['The pier is in Kiel.', 'The pier is in Kiel.', 'The study followed ten harbours.'])
      await edit(id, { correction })
    await edit(id, { correction: 'The pier is in Kiel.' })
    await settle(id)
    await edit(id, { correction: 'The study followed ten harbours.' })
    await settle(id)
    await edit(id, { correction: 'The pier is in Kiel.' })
    const { announcement } = await settle(id)
    const { posts = [], corrections = [] } = announcement
    const [root] = posts
    const replies = await Promise.all(
      corrections.flatMap((reply) => reply.posts ?? []).map(async ({ uri }) => read(uri)),
    )
    expect(replies.map((reply) => reply?.value)).toMatchObject([
      { text: 'Correction: The pier is in Kiel.', reply: { root, parent: posts.at(-1) } },
      { text: 'Correction: The study followed ten harbours.', reply: { root, parent: corrections[0]?.posts?.[0] } },
    ])
    const commits = (await fronted.pds.readCommits()).length
    await change(id, (publishing) => ({ ...withdraw(publishing, nowMs), offSite: true }))
    await settle(id)
    expect(await fronted.pds.readCommits()).toHaveLength(commits + 1)
    const gates = ['threadgate', 'postgate'].map(
      (gate) => `at://${session.did}/app.bsky.feed.${gate}/${announcement.keys[0]}`,
    )
    const written = [
      ...posts.map(({ uri }) => uri),
      ...corrections.flatMap((reply) => (reply.posts ?? []).map(({ uri }) => uri)),
      ...gates,
      `at://${session.did}/site.standard.document/${announcement.keys[0]}`,
    ]
    for (const uri of written) expect(await read(uri)).toBeUndefined()
  }, 60_000)
})
