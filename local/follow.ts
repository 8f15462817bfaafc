import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { pagePath } from '../shared/article/article.ts'
import { articleId } from '../shared/article/identity.ts'
import type { Receipt } from '../shared/article/receipt.ts'
import type { ArticleRecord, Publishing } from '../shared/pipeline/article-record.ts'
import type { Upload } from './uploads.ts'

/** One thing that happened to an upload on its way. */
export type Step =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'page'; readonly url: string }
  | { readonly kind: 'feeds' }
  | { readonly kind: 'announced'; readonly record: ArticleRecord }
  | { readonly kind: 'trouble'; readonly message: string }

/** Where an upload's way ended, for now. */
export type Ending = 'announced' | 'live' | 'draft' | 'scheduled' | 'withdrawn' | 'rejected' | 'picture'

export interface FollowPorts {
  readonly siteUrl: string
  readonly readRecord: (id: string) => Promise<ArticleRecord | undefined>
  readonly isLive: (url: string) => Promise<boolean>
  readonly onStep: (step: Step) => void
  /** Ends the wait. */
  readonly signal: AbortSignal
}

const pollMs = 40

/** Watches what becomes of an upload, step by step, until nothing more is due for it. */
export async function followUpload(upload: Upload, ports: FollowPorts): Promise<Ending> {
  const etag = createHash('md5').update(upload.body).digest('hex')
  const told = new Set<string>()
  const tell = (name: string, step: Step): void => {
    if (!told.has(name)) ports.onStep(step)
    told.add(name)
  }
  for (;;) {
    const record = await findRecord(upload.key, etag, ports)
    if (record) {
      const ending = await look(record, ports, tell)
      if (ending) return ending
    }
    await setTimeout(pollMs, undefined, { signal: ports.signal })
  }
}

/** A file whose name is taken by another one has its receipt beside that one's record. */
async function findRecord(key: string, etag: string, { readRecord }: FollowPorts): Promise<ArticleRecord | undefined> {
  const records = [await readRecord(articleId(key)), await readRecord(articleId(`${key}.`))]
  return records.find((record) => record?.uploadKey === key && record.etag === etag)
}

async function look(
  record: ArticleRecord,
  { siteUrl, isLive }: FollowPorts,
  tell: (name: string, step: Step) => void,
): Promise<Ending | undefined> {
  const { receipt, publishing, waitingFor, failures = 0, lastError } = record
  tell('receipt', { kind: 'receipt', receipt })
  if (receipt.outcome !== 'accepted') return receipt.outcome
  if (failures > 0) tell(`trouble ${failures}`, { kind: 'trouble', message: lastError ?? 'no reason given' })
  if (!publishing) return undefined
  const { article, state, version, liveVersion } = publishing
  const live = liveVersion === version && state !== 'withdrawn'
  const url = siteUrl + pagePath(article)
  if ((live || (version === 1 && state !== 'withdrawn')) && (await isLive(url))) tell('page', { kind: 'page', url })
  if (live) tell('feeds', { kind: 'feeds' })
  if (state === 'announced') tell('announced', { kind: 'announced', record })
  if (waitingFor === undefined) return endingOf(publishing)
  const due = Date.parse(article.publishAt ?? '')
  return state === 'accepted' && due > Date.now() ? 'scheduled' : undefined
}

function endingOf({ state, article }: Publishing): Ending {
  if (state !== 'accepted') return state
  return article.draft ? 'draft' : 'scheduled'
}
