import type { ArticleRecord, Publishing } from '../../shared/pipeline/article-record.ts'
import { isReleased } from '../../shared/pipeline/next-step.ts'
import type { Publication } from '../../shared/publication.ts'
import { explainSilence } from './explain-silence.ts'
import { renderDate } from './render-date.ts'

/** How far an article has come, in one word and one sentence. */
export interface Progress {
  readonly word: 'rejected' | 'draft' | 'scheduled' | 'on its way' | 'live' | 'announced' | 'withdrawn' | 'picture'
  readonly sentence: string
}

/** How far the article of this record has come, whatever goes wrong with it. */
export function describeProgress(record: ArticleRecord, publication: Publication, nowMs: number): Progress {
  const { publishing, receipt } = record
  if (receipt.outcome === 'picture') return { word: 'picture', sentence: describePicture(receipt.shownIn) }
  if (!publishing) {
    return receipt.outcome === 'rejected'
      ? { word: 'rejected', sentence: 'Nothing was published from this file.' }
      : { word: 'on its way', sentence: 'It was read, and is about to be published.' }
  }
  const { state, version, liveVersion } = publishing
  if (state === 'withdrawn') return { word: 'withdrawn', sentence: describeWithdrawal(publishing) }
  if (state === 'accepted') return describeAccepted(publishing, publication, nowMs)
  const rest = liveVersion < version ? ' Its newest version is on its way to the page and the feeds.' : ''
  if (state === 'announced') return { word: 'announced', sentence: `Page, feeds and thread are out.${rest}` }
  const silence = explainSilence(publishing, publication)
  const thread = silence === undefined ? 'Its thread is still to be posted.' : `It gets no thread: ${silence}`
  return { word: 'live', sentence: `Page and feeds are out. ${thread}${rest}` }
}

const describePicture = (shownIn: readonly string[]): string =>
  shownIn.length === 0 ? 'No article shows it yet.' : `It is shown in ${shownIn.join(', ')}.`

function describeAccepted(publishing: Publishing, { timeZone }: Publication, nowMs: number): Progress {
  const { draft, publishAt } = publishing.article
  if (draft) return { word: 'draft', sentence: 'It is kept and not published, as its file asks.' }
  if (!isReleased(publishing, nowMs) && publishAt !== undefined)
    return { word: 'scheduled', sentence: `It will be published on ${renderDate(publishAt, timeZone)}.` }
  return { word: 'on its way', sentence: 'It was accepted, and is about to be published.' }
}

function describeWithdrawal({ offSite, announcement, takenBack }: Publishing): string {
  if (!offSite) return 'It was withdrawn; page and feeds are about to say so.'
  return announcement && !takenBack
    ? 'It was withdrawn and is off the site; its thread is about to be taken back.'
    : 'It was withdrawn, and nothing of it is left.'
}

/** What goes wrong with the article, and when it is tried again; `undefined`: nothing does. */
export function describeTrouble(
  { failures = 0, lastError, due }: ArticleRecord,
  { timeZone }: Publication,
): string | undefined {
  if (lastError === undefined) return undefined
  const again = due === undefined ? '' : ` It will be tried again on ${renderDate(due, timeZone)}.`
  const times = failures === 1 ? 'once' : `${failures} times`
  return failures === 0 ? `It waits: ${lastError}.${again}` : `It failed ${times}: ${lastError}.${again}`
}

/** Whether its present step has failed more than once. */
export const isStuck = ({ failures = 0 }: Pick<ArticleRecord, 'failures'>): boolean => failures > 1
