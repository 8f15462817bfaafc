import { asError, RetryableError } from '../errors.ts'
import { holdAccount } from './account.ts'
import type { AnnouncePorts, Place } from './announce-ports.ts'
import type { ArticleRecord } from './article-record.ts'
import { dutyOf, type Duty } from './duty.ts'
import { keepDocument } from './keep-document.ts'
import { nextStep } from './next-step.ts'
import { noteFailure, type Failures } from './note-failure.ts'
import { openAccount, type OpenAccount } from './open-session.ts'
import { postCorrection } from './post-correction.ts'
import { postThread } from './post-thread.ts'
import { ReservedKeyTakenError } from './repository.ts'
import { needsPlace, reservePlace } from './reserve.ts'
import { revisePublishing } from './revise-publishing.ts'
import { takeBack } from './take-back.ts'

/** Tries within one delivery; the commit to write upon moves with everything that the account does. */
const attempts = 6

/** More than an article can wait for at once: its place, thread, document and correction. */
const maxRounds = 12

/** Shorter than a function may run, with a last attempt and the note of its failure. */
const patienceMs = 25_000

/** Each gives the record as it then stands, by which the next duty is found; a write on it still names its revision. */
const fulfil: Readonly<Record<Duty, (ports: AnnouncePorts, place: Place) => Promise<ArticleRecord | undefined>>> = {
  thread: postThread,
  document: keepDocument,
  correction: postCorrection,
  'take back': takeBack,
}

/**
 * Writes what the account's repository is to hold of an article, or takes it back from there when it was withdrawn: once,
 * whole, and whoever else tries.
 *
 * @returns the error by which it failed, if it did; the article carries it and is tried again when it is due
 */
export async function announce(ports: AnnouncePorts, id: string): Promise<Failures> {
  try {
    const record = await settleDuties(ports, id)
    if (record && nextStep(record, ports.publication) === 'publish') await ports.changes.send(id)
    return new Map()
  } catch (thrown) {
    const error = asError(thrown)
    await noteFailure(ports, id, error)
    return new Map([[id, error]])
  }
}

/** @returns the record, which waits for no more of this */
async function settleDuties(ports: AnnouncePorts, id: string): Promise<ArticleRecord | undefined> {
  const giveUpMs = ports.nowMs() + patienceMs
  let failed = 0
  let known: ArticleRecord | undefined
  let failure: unknown = new Error('Cannot announce an article: there is always something left to do')
  for (let round = 0; round < maxRounds && failed < attempts && ports.nowMs() < giveUpMs; round += 1) {
    try {
      const record = known ?? (await ports.articles.get(id))
      known = undefined
      if (!record || nextStep(record, ports.publication) !== 'announce') return record
      known = await settleOne(ports, record, await openAccount(ports))
    } catch (error) {
      failure = error
      if (error instanceof RetryableError) {
        if (error.notBefore !== undefined) await holdAccount(ports, error.notBefore, error.message)
        break
      }
      if (error instanceof ReservedKeyTakenError) await forget(ports, id)
      await ports.pause(failed)
      failed += 1
    }
  }
  throw failure
}

/**
 * The order is what makes it exact: keys are reserved in the table first; then the head of the repository is taken,
 * and only then is the state read that decides what to write upon that head. After any error, look again.
 */
async function settleOne(
  ports: AnnouncePorts,
  record: ArticleRecord,
  account: OpenAccount,
): Promise<ArticleRecord | undefined> {
  if (!record.publishing?.announcement) return reserve(ports, record, account)
  const head = await ports.microblog.head(account.session)
  const present = await ports.articles.get(record.id)
  const { announcement, article, version } = present?.publishing ?? {}
  const duty = present?.publishing && dutyOf(present.publishing, ports.publication)
  if (!present || nextStep(present, ports.publication) !== 'announce' || !duty) return present
  if (!announcement || !article || version === undefined) return present
  if (announcement.did !== account.session.did) {
    throw new RetryableError(
      `Cannot post as ${account.session.did}: the place of this thread was reserved in the account ${announcement.did}`,
    )
  }
  return fulfil[duty](ports, { record: present, article, version, announcement, ...account, head })
}

/** Reserves a place for the article, unless it has one or is to have none any more. */
async function reserve(
  ports: AnnouncePorts,
  known: ArticleRecord,
  { session }: OpenAccount,
): Promise<ArticleRecord | undefined> {
  const nowMs = ports.nowMs()
  return revisePublishing(
    ports,
    known.id,
    (_, record) =>
      needsPlace(record, ports.publication, nowMs)
        ? { announcement: reservePlace(record, session.did, nowMs) }
        : undefined,
    known,
  )
}

/** Gives up a reservation that can never be used: the whole, or that of a correction where the thread stands. */
async function forget(ports: AnnouncePorts, id: string): Promise<void> {
  await revisePublishing(ports, id, ({ state, announcement }) => {
    if (!announcement || state === 'withdrawn') return undefined
    if (!announcement.posts) return { announcement: undefined }
    const corrections = announcement.corrections?.filter(({ posts }) => posts)
    return { announcement: { ...announcement, ...(corrections && { corrections }) } }
  })
}
