import { pagePath } from '../article/article.ts'
import { asError, RetryableError } from '../errors.ts'
import type { Publication } from '../publication.ts'
import { composeThread } from '../thread/compose.ts'
import { resolveMentions } from '../thread/mentions.ts'
import { reserveRecordKeys } from '../thread/record-keys.ts'
import { planThreadRecords, type StrongRef } from '../thread/records.ts'
import { holdAccount, openSession, type AccountPorts } from './account.ts'
import { maxPosts, type Announcement, type ArticleRecord, type Publishing } from './article-record.ts'
import { revise, type ArticleStore } from './article-store.ts'
import { advance, nextStep } from './next-step.ts'
import type { Session } from './microblog.ts'
import { noteFailure, type Failures } from './note-failure.ts'
import { deleteThread, ReservedKeyTakenError, standingPosts, writeThread } from './thread-repository.ts'

/** An article whose thread has its place. */
type Reserved = Publishing & { readonly announcement: Announcement }

/** Tries within one delivery; the commit to write upon moves with everything that the account does. */
const attempts = 6

/** Shorter than a function may run, with a last attempt and the note of its failure. */
const patienceMs = 25_000

export interface AnnouncePorts extends AccountPorts {
  readonly publication: Publication
  readonly articles: ArticleStore
  /** Whether the world can open this page now. */
  readonly isLive: (url: string) => Promise<boolean>
  readonly nowMs: () => number
  /** Waits a little longer, and by a little chance, after each failed attempt (from 0). */
  readonly pause: (attempt: number) => Promise<void>
  /** Told of each article whose thread stands now and was not known to. */
  readonly onAnnounced?: (record: ArticleRecord) => void
}

/**
 * Posts the thread of a live article, or takes back the thread of a withdrawn one: once, whole, and whoever else tries.
 *
 * @returns the error by which it failed, if it did; the article carries it and is tried again when it is due
 */
export async function announce(ports: AnnouncePorts, id: string): Promise<Failures> {
  try {
    await settleThread(ports, id)
    return new Map()
  } catch (thrown) {
    const error = asError(thrown)
    await noteFailure(ports, id, error)
    return new Map([[id, error]])
  }
}

/**
 * The order is what makes it exact: keys are reserved in the table first; then the head of the repository is taken,
 * and only then is the state read that decides what to write upon that head. After any error, look again.
 */
async function settleThread(ports: AnnouncePorts, id: string): Promise<void> {
  if (!waiting(await ports.articles.get(id), ports.publication)) return
  const giveUpMs = ports.nowMs() + patienceMs
  let failure: unknown
  for (let attempt = 0; attempt < attempts && ports.nowMs() < giveUpMs; attempt += 1) {
    try {
      return await settleOnce(ports, id, await openSession(ports))
    } catch (error) {
      failure = error
      if (error instanceof RetryableError) {
        if (error.notBefore !== undefined) await holdAccount(ports, error.notBefore, error.message)
        break
      }
      if (error instanceof ReservedKeyTakenError) await forget(ports, id)
      await ports.pause(attempt)
    }
  }
  throw failure
}

async function settleOnce(ports: AnnouncePorts, id: string, session: Session): Promise<void> {
  await reserve(ports, id, session.did)
  const head = await ports.microblog.head(session)
  const publishing = waiting(await ports.articles.get(id), ports.publication)
  if (!publishing?.announcement) return
  const thread = { ...publishing, announcement: publishing.announcement }
  if (thread.announcement.did !== session.did) {
    throw new RetryableError(
      `Cannot post as ${session.did}: the place of this thread was reserved in the account ${thread.announcement.did}`,
    )
  }
  if (thread.state === 'withdrawn') await takeBack(ports, session, thread, head)
  else await post(ports, session, thread, head)
}

/** What an article waits for, if it is its announcement. */
const waiting = (record: ArticleRecord | undefined, publication: Publication): Publishing | undefined =>
  record && nextStep(record, publication) === 'announce' ? record.publishing : undefined

/** Reserves the place of the thread, unless it is reserved or nothing is to be posted any more. */
async function reserve(ports: AnnouncePorts, id: string, did: string): Promise<void> {
  await revisePublishing(ports, id, (publishing, record) => {
    if (publishing.announcement || !waiting(record, ports.publication)) return undefined
    const seed = `${id}/${record.revision}`
    return { announcement: { did, ...reserveRecordKeys({ nowMs: ports.nowMs(), seed, count: maxPosts }) } }
  })
}

async function post(
  ports: AnnouncePorts,
  session: Session,
  { article, announcement }: Reserved,
  head: string,
): Promise<void> {
  const standing = await standingPosts(ports.microblog, session, announcement)
  if (standing.length > 0) return markAnnounced(ports, article.id, standing)
  const { siteUrl, bluesky } = ports.publication
  const pageUrl = new URL(pagePath(article), siteUrl).href
  if (!(await ports.isLive(pageUrl)))
    throw new RetryableError(`Cannot announce ${pageUrl}: the page does not answer yet`)
  const composed = composeThread(article, { pageUrl, maxPosts: bluesky?.maxPosts ?? 1, minPosts: bluesky?.minPosts })
  const { thread } = resolveMentions(composed, new Map())
  const records = planThreadRecords(thread, announcement)
  await writeThread(ports, session, records, head)
  return markAnnounced(
    ports,
    article.id,
    records.map(({ uri, cid }) => ({ uri, cid })),
  )
}

async function markAnnounced(ports: AnnouncePorts, id: string, posts: readonly StrongRef[]): Promise<void> {
  let isNews = false
  const record = await revisePublishing(ports, id, ({ state, announcement }) => {
    isNews = state === 'live'
    return isNews && announcement ? { state: 'announced', announcement: { ...announcement, posts } } : undefined
  })
  if (record && isNews) ports.onAnnounced?.(record)
}

async function takeBack(
  ports: AnnouncePorts,
  session: Session,
  { article, announcement }: Reserved,
  head: string,
): Promise<void> {
  await deleteThread(ports, session, announcement, head)
  await revisePublishing(ports, article.id, ({ takenBack }) => (takenBack ? undefined : { takenBack: true }))
}

/** Gives up a reservation that can never be used. */
async function forget(ports: AnnouncePorts, id: string): Promise<void> {
  await revisePublishing(ports, id, ({ state, announcement }) =>
    announcement && state !== 'withdrawn' ? { announcement: undefined } : undefined,
  )
}

async function revisePublishing(
  { articles, publication, nowMs }: AnnouncePorts,
  id: string,
  change: (
    publishing: Publishing,
    record: ArticleRecord,
  ) => { readonly [Key in keyof Publishing]?: Publishing[Key] | undefined } | undefined,
): Promise<ArticleRecord | undefined> {
  return revise(
    articles,
    async () => articles.get(id),
    (record) => {
      const changes = record?.publishing && change(record.publishing, record)
      return (
        record &&
        changes &&
        advance(record, { publishing: { ...record.publishing, ...changes } as Publishing }, publication, nowMs())
      )
    },
  )
}
