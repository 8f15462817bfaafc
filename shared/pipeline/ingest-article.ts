import { articleId, clashId } from '../article/identity.ts'
import { notePictureShown } from './note-picture-shown.ts'
import type { PictureInterests } from './pictures.ts'
import type { ArticleRecord } from './article-record.ts'
import { reviseHere } from './article-store.ts'
import { advance, isReleased, nextStep } from './next-step.ts'
import { receive, type ReceivePorts } from './receive.ts'
import { compareSequencers } from './sequencer.ts'
import { tellEditors, type TellEditorsPorts } from './tell-editors.ts'
import type { UploadEvent } from './upload-event.ts'
import type { WorkQueue } from './work-queue.ts'

export interface IngestArticlePorts extends ReceivePorts, TellEditorsPorts {
  readonly interests: PictureInterests
  readonly changes: WorkQueue
}

/**
 * Makes the article's record say what its upload says now. The record is read before the object, and written only over
 * the revision that was read: so a record never goes back to an older object, in whatever order events arrive.
 */
export async function ingestArticle(ports: IngestArticlePorts, event: UploadEvent): Promise<void> {
  const { articles, publication, nowMs } = ports
  const id = articleId(event.key)
  const { record, written } = await reviseHere(
    articles,
    async () => articles.get(id),
    async (present) => {
      if (isStale(event, present) || isOtherFiles(event, present)) return undefined
      const changes = await receive(ports, event.key, id, present)
      if (!changes) return undefined
      // Sequencers of another key compare with nothing.
      const sequencer = event.sequencer ?? (present?.uploadKey === event.key ? present.sequencer : undefined)
      return advance(present ?? { id, revision: 0 }, { ...changes, sequencer }, publication, nowMs())
    },
  )
  if (record && isOtherFiles(event, record)) await rejectClash(ports, event, record)
  else if (
    record?.publishing &&
    nextStep(record, publication) === 'publish' &&
    isReleased(record.publishing, nowMs())
  ) {
    await ports.changes.send(id)
  }
  if (record?.uploadKey === event.key) await settleMedia(ports, record)
  if (record?.noticeDue && written) await tellEditors(ports, record)
}

/** What an upload did to pictures, once its record is written: their receipts tell of it, and a withdrawn article has none. */
async function settleMedia(ports: IngestArticlePorts, { id, publishing, pictures = [] }: ArticleRecord): Promise<void> {
  // Its pictures may have come after they were removed.
  if (publishing?.state === 'withdrawn' && publishing.offSite) await ports.changes.send(id)
  for (const { key } of pictures) if (key !== undefined) await notePictureShown(ports, key)
}

/** Whether what this event tells of, or something newer, has been read already. */
export const isStale = ({ key, sequencer }: UploadEvent, record: ArticleRecord | undefined): boolean =>
  sequencer !== undefined &&
  record?.sequencer !== undefined &&
  record.uploadKey === key &&
  compareSequencers(sequencer, record.sequencer) <= 0

/** Whether another file, which is still there, already is the article of this name: `a.md` beside `a.txt`. */
const isOtherFiles = ({ key }: UploadEvent, record: ArticleRecord | undefined): boolean =>
  record?.publishing !== undefined && record.etag !== undefined && record.uploadKey !== key

/** Leaves the receipt of a file that cannot be an article because of its name. */
async function rejectClash(
  ports: IngestArticlePorts,
  { key, sequencer }: UploadEvent,
  { uploadKey }: ArticleRecord,
): Promise<void> {
  const { articles, publication, uploads, nowMs } = ports
  const id = clashId(key)
  const { record, written } = await reviseHere(
    articles,
    async () => articles.get(id),
    async (present) => {
      const object = await uploads.get(key, 0)
      // What is still to be told is told by who wrote it, or else at a hint.
      const isKnown = present?.etag === object?.etag && (sequencer !== undefined || present?.noticeDue === undefined)
      if (!object || isKnown) return undefined
      const at = new Date(object.lastModifiedMs).toISOString()
      const message = `The file “${uploadKey}” already is the article of this name. Upload the new version under exactly that name, or rename this file to publish it as another article.`
      const receipt = { outcome: 'rejected', at, complaints: [{ message }] } as const
      return advance(
        present ?? { id, revision: 0 },
        { uploadKey: key, etag: object.etag, receipt, noticeDue: ports.mark() },
        publication,
        nowMs(),
      )
    },
  )
  if (record?.noticeDue && written) await tellEditors(ports, record)
}
