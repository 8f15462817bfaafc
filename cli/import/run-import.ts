import { setTimeout } from 'node:timers/promises'

import { articleId, clashId } from '../../shared/article/identity.ts'
import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import type { ArticleStore } from '../../shared/pipeline/article-store.ts'
import type { FileToUpload } from '../stack/upload-files.ts'

/** Uploads at once: enough to keep a line busy, few enough for the slowest. */
const atOnce = 8

interface UploadOptions {
  /** @returns the ETag by which the file is known from now on */
  readonly upload: (file: FileToUpload) => Promise<string>
  readonly onUploaded: () => void
}

/** A file in the uploads bucket. */
interface Uploaded {
  readonly key: string
  readonly etag: string
}

/** Uploads the files, the first ones first. @throws the first failure, once those under way have ended */
export async function uploadAll(
  files: readonly FileToUpload[],
  { upload, onUploaded }: UploadOptions,
): Promise<readonly Uploaded[]> {
  const waiting = [...files]
  const uploaded: Uploaded[] = []
  const failures: unknown[] = []
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file && failures.length === 0; file = waiting.shift()) {
      try {
        uploaded.push({ key: file.key, etag: await upload(file) })
        onUploaded()
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  if (failures.length > 0) throw failures[0]
  return uploaded
}

interface FollowOptions {
  readonly articles: Pick<ArticleStore, 'getMany'>
  readonly nowMs: () => number
  readonly pollMs: number
  readonly patienceMs: number
  /** Told of each article that is on the site. */
  readonly onLive: () => void
}

/** What became of the files when all are on the site or rejected, or patience ends. */
export interface Followed {
  readonly live: number
  readonly rejected: readonly ArticleRecord[]
  /** Keys of those that are still on their way. */
  readonly pending: readonly string[]
}

/** Waits until the articles of these files are on the site. A record that tells of another file, or of an older one, says nothing of them. */
export async function followAll(files: readonly Uploaded[], options: FollowOptions): Promise<Followed> {
  const { articles, nowMs, pollMs, patienceMs, onLive } = options
  const pending = new Map(files.map(({ key, etag }) => [key, etag]))
  const rejected: ArticleRecord[] = []
  const untilMs = nowMs() + patienceMs
  for (;;) {
    // Records come with their texts: some at a time, and each in its turn.
    const some = [...pending].slice(0, 100)
    for (const [key, etag] of some) {
      pending.delete(key)
      pending.set(key, etag)
    }
    // A file whose name was taken has its receipt beside the record of the one that took it.
    const ids = some.flatMap(([key]) => [articleId(key), clashId(key)])
    for (const record of await articles.getMany([...new Set(ids)])) {
      if (record.etag === undefined || pending.get(record.uploadKey) !== record.etag) continue
      if (record.receipt.outcome === 'rejected') rejected.push(record)
      else if (isOut(record)) onLive()
      else continue
      pending.delete(record.uploadKey)
    }
    const live = files.length - pending.size - rejected.length
    if (pending.size === 0 || nowMs() >= untilMs) return { live, rejected, pending: [...pending.keys()] }
    await setTimeout(pollMs)
  }
}

/** On the site, or kept back as its file asks. */
const isOut = ({ publishing, waitingFor }: ArticleRecord): boolean =>
  publishing !== undefined && (publishing.liveVersion > 0 || waitingFor === undefined)
