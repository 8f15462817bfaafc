import type { Publication } from '../publication.ts'
import type { ArticleRecord } from './article-record.ts'
import type { ArticleStore } from './article-store.ts'
import { advance, nextStep, redriven } from './next-step.ts'
import type { WorkQueue } from './work-queue.ts'

/** Finds unfinished articles. May be late by a little; never reads the articles themselves. */
export interface UnfinishedIndex {
  /** Ids of the articles that were due at `nowMs` or before, the longest due first. All pages are read. */
  due(nowMs: number): Promise<readonly string[]>
}

export interface RedrivePorts {
  readonly publication: Publication
  readonly articles: ArticleStore
  readonly unfinished: UnfinishedIndex
  /** Takes hints to look at an object, by its key. */
  readonly uploadHints: WorkQueue
  readonly changes: WorkQueue
  readonly announcements?: WorkQueue
  readonly nowMs: () => number
}

/** What one pass found. */
export interface Findings {
  readonly redriven: number
  /** Articles that do not get on. */
  readonly stuck: readonly { id: string; lastError: string }[]
}

/** Sends every article that is due on its way again. When nothing is due, it costs one query. */
export async function redrive(ports: RedrivePorts): Promise<Findings> {
  const nowMs = ports.nowMs()
  const ids = await ports.unfinished.due(nowMs)
  const records = ids.length > 0 ? await ports.articles.getMany(ids) : []
  const due = records.filter((record) => record.due !== undefined && Date.parse(record.due) <= nowMs)
  for (const record of due) await driveOn(ports, record, nowMs)
  const stuck = due
    .filter(isStuck)
    .map(({ id, lastError = 'its function ended without a word' }) => ({ id, lastError }))
  return { redriven: due.length, stuck }
}

/** An article that has failed, or come back without a word, more often than chance explains. */
const isStuck = ({ failures = 0, redrives = 0 }: ArticleRecord): boolean => failures > 1 || redrives > 2

async function driveOn(ports: RedrivePorts, record: ArticleRecord, nowMs: number): Promise<void> {
  // A setting may have changed what the article waits for, even to nothing.
  const isAsRecorded = nextStep(record, ports.publication) === record.waitingFor
  const next = isAsRecorded ? redriven(record, nowMs) : advance(record, {}, ports.publication, nowMs)
  // Where another writer was first, it saw to the article.
  if (await ports.articles.put(next)) await sendAgain(ports, next)
}

/** Sends the message that an article waits for. */
export async function sendAgain(
  { publication, ...ports }: Omit<RedrivePorts, 'unfinished'>,
  record: ArticleRecord,
): Promise<void> {
  switch (nextStep(record, publication)) {
    case 'ingest':
      return ports.uploadHints.send(record.uploadKey)
    case 'publish':
      return ports.changes.send(record.id)
    case 'announce':
      return ports.announcements?.send(record.id)
    case undefined:
  }
}
