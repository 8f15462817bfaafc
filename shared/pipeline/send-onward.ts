import type { Publication } from '../publication.ts'
import type { ArticleRecord } from './article-record.ts'
import { nextStep } from './next-step.ts'
import type { WorkQueue } from './work-queue.ts'

interface OnwardPorts {
  readonly publication: Publication
  /** Absent: this publication has no threads. */
  readonly announcements?: WorkQueue
}

/** Tells the step after publishing that the article waits for it, if it does. */
export async function sendOnward({ publication, announcements }: OnwardPorts, record: ArticleRecord): Promise<void> {
  if (nextStep(record, publication) === 'announce') await announcements?.send(record.id)
}
