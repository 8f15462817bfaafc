import { isDeepStrictEqual } from 'node:util'

import type { Publication } from '../publication.ts'
import type { ArticleRecord, Publishing, Step } from './article-record.ts'
import { dutyOf } from './duty.ts'
import { pageLinksOf } from './page-links.ts'

/** A message sent to a step is given this long before `reconcile` sends another. */
export const redriveAfterMs = 2 * 60_000

/** The longest pause between two tries of a step that keeps failing. */
const longestPauseMs = 60 * 60_000

/** Whether this article gets a thread: the publication has an account, and the article asks for one or is not too old. */
export function isAnnounced({ article }: Publishing, { bluesky, since }: Publication): boolean {
  if (!bluesky || article.bluesky === false) return false
  return article.bluesky.announce === true || since === undefined || article.published.slice(0, 10) >= since
}

/**
 * What is still missing from an article; `undefined`: nothing. The page comes first, with the address of the article's
 * document, since a document is written only once its page leads to it.
 */
export const nextStep = (record: ArticleRecord, publication: Publication): Step | undefined =>
  nextOf(record, publication) ?? (record.noticeDue ? 'ingest' : undefined)

function nextOf(record: ArticleRecord, publication: Publication): Step | undefined {
  if (record.withdrawAt !== undefined && publication.withdrawOnDelete) return 'ingest'
  const { publishing } = record
  if (publishing === undefined) return undefined
  const { state, shownOnPage } = publishing
  const duty = dutyOf(publishing, publication)
  if (state === 'withdrawn') return publishing.offSite ? duty && 'announce' : 'publish'
  if (state === 'accepted' && publishing.article.draft) return undefined
  if (publishing.liveVersion < publishing.version) return 'publish'
  const links = pageLinksOf(publishing.announcement)
  if (duty && shownOnPage?.documentUri === links.documentUri) return 'announce'
  return isDeepStrictEqual(shownOnPage ?? {}, links) ? undefined : 'publish'
}

/** What decides whether an article is held back. */
type Release = Pick<Publishing, 'state' | 'released'> & {
  readonly article: Pick<Publishing['article'], 'draft' | 'publishAt'>
}

/** Whether the article's hour has come, and it is no draft. Once live, an article is never held back again. */
export function isReleased({ article, state, released }: Release, nowMs: number): boolean {
  if (state !== 'accepted') return true
  if (article.draft) return false
  if (released === true || article.publishAt === undefined) return true
  return Date.parse(article.publishAt) <= nowMs
}

/** New values for some properties of a record; `undefined` takes one away. */
export type Changes = { readonly [Key in keyof ArticleRecord]?: ArticleRecord[Key] | undefined }

/** The successor of `record` (revision 0: none was written yet), one revision later, with what it waits for and when `reconcile` should see to it. */
export function advance(
  record: Changes & { readonly id: string; readonly revision: number },
  changes: Changes,
  publication: Publication,
  nowMs: number,
): ArticleRecord {
  const { waitingFor: _step, due: _due, failures: _failures, redrives: _redrives, lastError: _error, ...kept } = record
  const next = withoutAbsent({ ...kept, ...changes, revision: record.revision + 1 })
  const step = nextStep(next, publication)
  if (step === undefined) return next
  return { ...next, waitingFor: step, due: new Date(dueMs(next, step, nowMs)).toISOString() }
}

/**
 * The successor of `record` after its present step failed: the error is kept, and each pause is twice the last.
 * Where it is known when to try again, it did not fail: it waits until then.
 */
export function postpone(record: ArticleRecord, error: string, nowMs: number, notBeforeMs?: number): ArticleRecord {
  const failed = { ...record, revision: record.revision + 1, lastError: error }
  if (notBeforeMs !== undefined) return { ...failed, due: new Date(notBeforeMs).toISOString() }
  const failures = (record.failures ?? 0) + 1
  const pauseMs = Math.min(60_000 * 2 ** (failures - 1), longestPauseMs)
  return { ...failed, failures, due: new Date(nowMs + pauseMs).toISOString() }
}

/**
 * The successor of `record` when a message for its present step is sent again, after twice the pause of the last time;
 * its hour, if it has one, has come.
 */
export function redriven(record: ArticleRecord, nowMs: number): ArticleRecord {
  const { publishing, redrives = 0 } = record
  const pauseMs = Math.min(redriveAfterMs * 2 ** redrives, longestPauseMs)
  const due = new Date(nowMs + pauseMs).toISOString()
  const next = { ...record, revision: record.revision + 1, due, redrives: redrives + 1 }
  return publishing && isReleased(publishing, nowMs) ? { ...next, publishing: { ...publishing, released: true } } : next
}

function dueMs(record: ArticleRecord, step: Step, nowMs: number): number {
  if (step === 'ingest') return record.withdrawAt === undefined ? nowMs + redriveAfterMs : Date.parse(record.withdrawAt)
  if (record.publishing && !isReleased(record.publishing, nowMs))
    return Date.parse(record.publishing.article.publishAt ?? '')
  return nowMs + redriveAfterMs
}

const withoutAbsent = (record: Changes): ArticleRecord =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as unknown as ArticleRecord
