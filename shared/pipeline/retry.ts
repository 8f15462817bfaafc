import type { Publication } from '../publication.ts'
import type { ArticleRecord, Step } from './article-record.ts'
import { isReleased, nextStep, redriven } from './next-step.ts'
import { sendAgain, type RedrivePorts } from './redrive.ts'

export type RetryPorts = Omit<RedrivePorts, 'unfinished'>

/** What was sent on its way again, or why nothing was: the article waits for nothing, or for its hour (ISO 8601). */
export type Retried = { readonly sent: Step } | { readonly waitsUntil: string } | { readonly finished: true }

/** Sends an article on its way again now, however long it was to wait after failures. */
export async function retryArticle(ports: RetryPorts, record: ArticleRecord): Promise<Retried> {
  const nowMs = ports.nowMs()
  const step = nextStep(record, ports.publication)
  if (step === undefined) return { finished: true }
  const hour = hourOf(record, ports.publication, nowMs)
  if (hour !== undefined) return { waitsUntil: hour }
  await sendAgain(ports, record)
  // Losing to another writer is as good: whoever wrote sees to the article.
  await ports.articles.put(redriven(record, nowMs))
  return { sent: step }
}

/** The hour before which nothing is to happen to the article, if it is still to come. */
function hourOf(record: ArticleRecord, publication: Publication, nowMs: number): string | undefined {
  const { withdrawAt, publishing } = record
  if (withdrawAt !== undefined) return Date.parse(withdrawAt) > nowMs ? withdrawAt : undefined
  if (nextStep(record, publication) !== 'publish' || !publishing || isReleased(publishing, nowMs)) return undefined
  return publishing.article.publishAt
}
