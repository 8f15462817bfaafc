import type { Publication } from '../publication.ts'
import type { ArticleRecord } from './article-record.ts'
import { revise, type ArticleStore } from './article-store.ts'
import { advance } from './next-step.ts'
import { composeNotice, type Notices } from './notices.ts'

export interface TellEditorsPorts {
  readonly publication: Publication
  readonly articles: ArticleStore
  readonly notices: Notices
  readonly nowMs: () => number
  /** Another text at each call: two who write the same are told apart by it. */
  readonly mark: () => string
}

/** The mark of who will tell the editors that this version of an upload was rejected; `undefined`: they know. */
export const noticeDue = (
  { mark }: Pick<TellEditorsPorts, 'mark'>,
  present: ArticleRecord | undefined,
  uploadKey: string,
  etag: string,
): string | undefined =>
  present?.receipt.outcome === 'rejected' &&
  present.etag === etag &&
  present.uploadKey === uploadKey &&
  present.noticeDue === undefined
    ? undefined
    : mark()

/**
 * Tells the editors of a rejection, and writes down that they know. Only who wrote the record calls this: who dies between the two
 * leaves a record that `reconcile` drives on, and the editors may be told twice.
 */
export async function tellEditors(
  { publication, articles, notices, nowMs }: TellEditorsPorts,
  record: ArticleRecord,
): Promise<void> {
  await notices.send(composeNotice(record, publication))
  await revise(
    articles,
    async () => articles.get(record.id),
    (present) =>
      present?.noticeDue && present.etag === record.etag
        ? advance(present, { noticeDue: undefined }, publication, nowMs())
        : undefined,
  )
}
