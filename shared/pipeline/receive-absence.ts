import type { Publication } from '../publication.ts'
import { withdraw } from './accept.ts'
import type { ArticleRecord } from './article-record.ts'
import type { Changes } from './next-step.ts'

interface AbsencePorts {
  readonly publication: Pick<Publication, 'withdrawOnDelete'>
  readonly nowMs: () => number
}

/** How long an upload may be gone before its article is withdrawn, where `withdrawOnDelete` asks for that. */
const deletionGraceMs = 10 * 60_000

/** What it changes in a record that its upload is gone. */
export function receiveAbsence(present: ArticleRecord, { publication, nowMs }: AbsencePorts): Changes {
  const gone = { etag: undefined }
  const { publishing, withdrawAt } = present
  if (!publication.withdrawOnDelete || !publishing || publishing.state === 'withdrawn') return gone
  if (withdrawAt === undefined) return { ...gone, withdrawAt: new Date(nowMs() + deletionGraceMs).toISOString() }
  if (Date.parse(withdrawAt) > nowMs()) return gone
  return { ...gone, withdrawAt: undefined, publishing: withdraw(publishing, nowMs()) }
}
