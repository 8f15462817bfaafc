import { setTimeout } from 'node:timers/promises'

import { articleId } from '../../shared/article/identity.ts'
import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import type { ArticleStore } from '../../shared/pipeline/article-store.ts'
import type { FileToUpload } from '../stack/upload-files.ts'

/** Uploads at once: enough to keep a line busy, few enough for the slowest. */
const atOnce = 8

interface UploadOptions {
  readonly upload: (file: FileToUpload) => Promise<unknown>
  readonly onUploaded: () => void
}

/** Uploads the files, the first ones first. @throws the first failure, once those under way have ended */
export async function uploadAll(files: readonly FileToUpload[], { upload, onUploaded }: UploadOptions): Promise<void> {
  const waiting = [...files]
  const failures: unknown[] = []
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file && failures.length === 0; file = waiting.shift()) {
      try {
        await upload(file)
        onUploaded()
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  if (failures.length > 0) throw failures[0]
}

interface FollowOptions {
  readonly articles: Pick<ArticleStore, 'getMany'>
  readonly nowMs: () => number
  readonly pollMs: number
  readonly patienceMs: number
  /** Told of each article that is on the site, or was rejected. */
  readonly onSettled: () => void
}

/** What became of the files when all are on the site or rejected, or patience ends. */
export interface Followed {
  readonly live: number
  readonly rejected: readonly ArticleRecord[]
  /** Keys of those that are still on their way. */
  readonly pending: readonly string[]
}

/** Waits until the articles of these files are on the site. */
export async function followAll(files: readonly FileToUpload[], options: FollowOptions): Promise<Followed> {
  const { articles, nowMs, pollMs, patienceMs, onSettled } = options
  const pending = new Map(files.map(({ key }) => [articleId(key), key]))
  const rejected: ArticleRecord[] = []
  const untilMs = nowMs() + patienceMs
  for (;;) {
    // Records come with their texts: some at a time, and each in its turn.
    const some = [...pending].slice(0, 100)
    for (const [id, key] of some) {
      pending.delete(id)
      pending.set(id, key)
    }
    for (const record of await articles.getMany(some.map(([id]) => id))) {
      const isRejected = record.receipt.outcome === 'rejected'
      if (!isRejected && !isOut(record)) continue
      if (isRejected) rejected.push(record)
      pending.delete(record.id)
      onSettled()
    }
    const live = files.length - pending.size - rejected.length
    if (pending.size === 0 || nowMs() >= untilMs) return { live, rejected, pending: [...pending.values()] }
    await setTimeout(pollMs)
  }
}

/** On the site, or kept back as its file asks. */
const isOut = ({ publishing, waitingFor }: ArticleRecord): boolean =>
  publishing !== undefined && (publishing.liveVersion > 0 || waitingFor === undefined)
