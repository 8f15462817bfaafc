import { articleId } from '../article/identity.ts'
import type { ArticleRecord } from './article-record.ts'
import type { ArticleStore } from './article-store.ts'
import type { ListedUpload } from './uploads.ts'
import type { WorkQueue } from './work-queue.ts'

export interface HintPorts {
  readonly articles: Pick<ArticleStore, 'getMany'>
  /** Takes hints to look at an object, by its key. */
  readonly uploadHints: WorkQueue
}

/** Records come with their texts: no more than this many are in memory. */
const recordsAtOnce = 100

/**
 * Hints at every one of these objects that the table does not know as it is.
 *
 * @param onRecord sees the record of each object that has one
 * @returns how many were hinted at
 */
export async function hintAtUnheard(
  { articles, uploadHints }: HintPorts,
  objects: readonly ListedUpload[],
  onRecord?: (record: ArticleRecord) => void,
): Promise<number> {
  const unheard: string[] = []
  for (let start = 0; start < objects.length; start += recordsAtOnce) {
    const some = objects.slice(start, start + recordsAtOnce)
    const records = await articles.getMany([...new Set(some.map(({ key }) => articleId(key)))])
    for (const record of records) onRecord?.(record)
    const known = new Map(records.map((record) => [record.id, record.etag]))
    unheard.push(...some.filter(({ key, etag }) => known.get(articleId(key)) !== etag).map(({ key }) => key))
  }
  for (const key of unheard) await uploadHints.send(key)
  return unheard.length
}
