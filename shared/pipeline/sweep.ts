import { articleId } from '../article/identity.ts'
import type { Publication } from '../publication.ts'
import { everything, type ArticleLists } from './article-lists.ts'
import type { ArticleRecord, ArticleState } from './article-record.ts'
import { hintAtUnheard, type HintPorts } from './hint-at-unheard.ts'
import { listPages, type Uploads } from './uploads.ts'

export interface SweepPorts extends HintPorts {
  readonly publication: Publication
  readonly lists: Pick<ArticleLists, 'newest'>
  readonly uploads: Pick<Uploads, 'list'>
}

/** How many articles are in each state, and uploads that became none: of those whose file is in the bucket. */
export type Census = Readonly<Record<ArticleState | 'rejected', number>>

/** What a sweep did and saw. */
export interface Swept {
  readonly hinted: number
  readonly census: Census
}

/**
 * Compares the whole bucket with the whole table, for events that never came: hints at every object that the table does
 * not know as it is and, where deleting an upload withdraws its article, at every one that is gone. It reads every
 * record; between two sweeps, `catchUp` looks at what is new.
 */
export async function sweep(ports: SweepPorts): Promise<Swept> {
  const seen = new Set<string>()
  const census = { accepted: 0, live: 0, announced: 0, withdrawn: 0, rejected: 0 }
  const count = ({ publishing }: ArticleRecord): void => {
    census[publishing?.state ?? 'rejected'] += 1
  }
  let hinted = 0
  for await (const objects of listPages(ports.uploads)) {
    hinted += await hintAtUnheard(ports, objects, count)
    for (const { key } of objects) seen.add(articleId(key))
  }
  if (ports.publication.withdrawOnDelete) hinted += await hintAtDeleted(ports, seen)
  return { hinted, census }
}

async function hintAtDeleted({ articles, lists, uploadHints }: SweepPorts, seen: ReadonlySet<string>): Promise<number> {
  const rows = await lists.newest(everything, Number.POSITIVE_INFINITY)
  const gone = await articles.getMany(rows.map(({ id }) => id).filter((id) => !seen.has(id)))
  const unheard = gone.filter(({ etag }) => etag !== undefined)
  for (const { uploadKey } of unheard) await uploadHints.send(uploadKey)
  return unheard.length
}
