import { articleId } from '../article/identity.ts'
import type { Publication } from '../publication.ts'
import { everything, type ArticleLists } from './article-lists.ts'
import type { ArticleRecord, ArticleState } from './article-record.ts'
import type { ArticleStore } from './article-store.ts'
import type { Uploads, UploadsPage } from './uploads.ts'
import type { WorkQueue } from './work-queue.ts'

export interface SweepPorts {
  readonly publication: Publication
  readonly articles: ArticleStore
  readonly lists: Pick<ArticleLists, 'newest'>
  readonly uploads: Pick<Uploads, 'list'>
  /** Takes hints to look at an object, by its key. */
  readonly uploadHints: WorkQueue
}

/** How many articles are in each state, and uploads that became none: of those whose file is in the bucket. */
export type Census = Readonly<Record<ArticleState | 'rejected', number>>

/** What a sweep did and saw. */
export interface Swept {
  readonly hinted: number
  readonly census: Census
}

/** Records come with their texts: no more than this many are in memory. */
const recordsAtOnce = 100

/**
 * Compares the bucket with the table, for events that never came: hints at every object that the table does not know
 * as it is and, where deleting an upload withdraws its article, at every one that is gone.
 */
export async function sweep(ports: SweepPorts): Promise<Swept> {
  const seen = new Set<string>()
  const census = { accepted: 0, live: 0, announced: 0, withdrawn: 0, rejected: 0 }
  const count = ({ publishing }: ArticleRecord): void => {
    census[publishing?.state ?? 'rejected'] += 1
  }
  let hinted = 0
  let page: UploadsPage | undefined
  do {
    page = await ports.uploads.list(page?.next)
    const unknown = await unknownKeys(ports, page, count)
    for (const key of unknown) await ports.uploadHints.send(key)
    for (const { key } of page.objects) seen.add(articleId(key))
    hinted += unknown.length
  } while (page.next !== undefined)
  if (ports.publication.withdrawOnDelete) hinted += await hintAtDeleted(ports, seen)
  return { hinted, census }
}

async function unknownKeys(
  { articles }: SweepPorts,
  { objects }: UploadsPage,
  onRecord: (record: ArticleRecord) => void,
): Promise<readonly string[]> {
  const unknown: string[] = []
  for (let start = 0; start < objects.length; start += recordsAtOnce) {
    const some = objects.slice(start, start + recordsAtOnce)
    const ids = new Set(some.map(({ key }) => articleId(key)))
    const records = await articles.getMany([...ids])
    for (const record of records) onRecord(record)
    const known = new Map(records.map((record) => [record.id, record.etag]))
    unknown.push(...some.filter(({ key, etag }) => known.get(articleId(key)) !== etag).map(({ key }) => key))
  }
  return unknown
}

async function hintAtDeleted({ articles, lists, uploadHints }: SweepPorts, seen: ReadonlySet<string>): Promise<number> {
  const rows = await lists.newest(everything, Number.POSITIVE_INFINITY)
  const gone = await articles.getMany(rows.map(({ id }) => id).filter((id) => !seen.has(id)))
  const unheard = gone.filter(({ etag }) => etag !== undefined)
  for (const { uploadKey } of unheard) await uploadHints.send(uploadKey)
  return unheard.length
}
