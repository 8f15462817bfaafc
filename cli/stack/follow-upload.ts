import { setTimeout } from 'node:timers/promises'

import { pagePath } from '../../shared/article/article.ts'
import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import type { ArticleStore } from '../../shared/pipeline/article-store.ts'
import { findArticle } from '../../shared/pipeline/find-article.ts'
import type { Publication } from '../../shared/publication.ts'
import { describeProgress, describeTrouble, isStuck, type Progress } from '../terminal/describe-progress.ts'
import { renderComplaints } from '../terminal/render-complaints.ts'

/** Where an upload's way ended, or where it was when nobody waited any longer. */
export type Ending = Progress['word'] | 'unread' | 'stuck' | 'waiting'

export interface FollowPorts {
  readonly articles: Pick<ArticleStore, 'getMany'>
  readonly publication: Publication
  /** Base URL without trailing slash. */
  readonly siteUrl: string
  readonly nowMs: () => number
  /** Told of each thing that happens, once. */
  readonly onStep: (what: string, detail: string) => void
  readonly pollMs: number
  /** How long to wait in all. */
  readonly patienceMs: number
}

/** Watches what becomes of an upload until nothing more is due for it, or it is stuck, or patience ends. */
export async function followUpload(
  { key, etag }: { readonly key: string; readonly etag: string },
  ports: FollowPorts,
): Promise<Ending> {
  const told = new Set<string>()
  const tell: FollowPorts['onStep'] = (what, detail) => {
    if (!told.has(what + detail)) ports.onStep(what, detail)
    told.add(what + detail)
  }
  const untilMs = ports.nowMs() + ports.patienceMs
  for (;;) {
    const found = await findArticle(ports.articles, key)
    const record = found?.etag === etag ? found : undefined
    const ending = record && look(record, ports, tell)
    if (ending) return ending
    if (ports.nowMs() >= untilMs) return record ? 'on its way' : 'unread'
    await setTimeout(ports.pollMs)
  }
}

function look(record: ArticleRecord, ports: FollowPorts, tell: FollowPorts['onStep']): Ending | undefined {
  const { receipt, publishing, waitingFor, lastError } = record
  if (receipt.outcome === 'rejected') {
    tell('rejected', `\n${renderComplaints(receipt.complaints)}`)
    return 'rejected'
  }
  if (receipt.outcome === 'picture') {
    tell('picture', describeProgress(record, ports.publication, ports.nowMs()).sentence)
    return 'picture'
  }
  tell('accepted', [`“${receipt.title}”`, ...receipt.notes].join('\n'))
  if (!publishing) return undefined
  const { state, version, liveVersion, article, announcement } = publishing
  if (state !== 'withdrawn' && liveVersion === version) tell('live', ports.siteUrl + pagePath(article))
  if (state === 'announced') tell('announced', announcement?.posts?.map(({ uri }) => uri).join('\n') ?? '')
  const progress = describeProgress(record, ports.publication, ports.nowMs())
  if (waitingFor === undefined || progress.word === 'scheduled') {
    if (state !== 'announced') tell(progress.word, progress.sentence)
    return progress.word
  }
  const trouble = describeTrouble(record, ports.publication)
  if (trouble !== undefined) tell('trouble', trouble)
  if (isStuck(record)) return 'stuck'
  // Without failures an error tells of a pause that somebody asked for.
  return lastError !== undefined && record.failures === undefined ? 'waiting' : undefined
}
