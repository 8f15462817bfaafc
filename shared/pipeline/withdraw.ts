import type { Publication } from '../publication.ts'
import { withdraw } from './accept.ts'
import { revise, type ArticleStore } from './article-store.ts'
import { advance, nextStep } from './next-step.ts'
import type { WorkQueue } from './work-queue.ts'

export interface WithdrawPorts {
  readonly publication: Publication
  readonly articles: ArticleStore
  readonly changes: WorkQueue
  readonly nowMs: () => number
}

export type Withdrawal = 'withdrawn' | 'already withdrawn' | 'never accepted' | 'unknown'

/**
 * Takes an article back for good: its page, its feed entries and its thread. Once this has said so, they go, even if
 * the message that hurries it is lost.
 *
 * @returns what it found, and whether that message was sent: if not, `reconcile` sends one when the article is due
 */
export async function withdrawArticle(
  { publication, articles, changes, nowMs }: WithdrawPorts,
  id: string,
): Promise<{ readonly withdrawal: Withdrawal; readonly hurried: boolean }> {
  let withdrawal: Withdrawal = 'unknown'
  const record = await revise(
    articles,
    async () => articles.get(id),
    (present) => {
      const publishing = present?.publishing
      if (!publishing) {
        withdrawal = present ? 'never accepted' : 'unknown'
        return undefined
      }
      withdrawal = publishing.state === 'withdrawn' ? 'already withdrawn' : 'withdrawn'
      if (withdrawal === 'already withdrawn') return undefined
      const gone = { publishing: withdraw(publishing, nowMs()), withdrawAt: undefined }
      return advance(present, gone, publication, nowMs())
    },
  )
  if (!record || nextStep(record, publication) !== 'publish' || record.publishing?.state !== 'withdrawn')
    return { withdrawal, hurried: false }
  const hurried = await changes.send(id).then(
    () => true,
    () => false,
  )
  return { withdrawal, hurried }
}
