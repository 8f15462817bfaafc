import { styleText } from 'node:util'

import { pagePath } from '../../shared/article/article.ts'
import type { Receipt } from '../../shared/article/receipt.ts'
import type { ArticleRecord, Publishing } from '../../shared/pipeline/article-record.ts'
import type { Publication } from '../../shared/publication.ts'
import { describeProgress, describeTrouble, isStuck } from './describe-progress.ts'
import { renderComplaints } from './render-complaints.ts'
import { renderDate } from './render-date.ts'
import { renderFacts } from './render-facts.ts'

/** What a status is told with. */
export interface StatusContext {
  readonly publication: Publication
  /** Base URL without trailing slash. */
  readonly siteUrl: string
  readonly nowMs: number
  readonly columns?: number | undefined
}

/** All that an editor may want to know of one article or upload. */
export function renderStatus(record: ArticleRecord, context: StatusContext): string {
  const { publication, nowMs } = context
  const { publishing, receipt, uploadKey, id } = record
  const at = (iso: string): string => renderDate(iso, publication.timeZone)
  const { word, sentence } = describeProgress(record, publication, nowMs)
  const trouble = describeTrouble(record, publication)
  const withdrawal = record.withdrawAt && `Its file was deleted: it will be withdrawn on ${at(record.withdrawAt)}.`
  const facts = renderFacts(
    [
      ['State', `${word}. ${sentence}`],
      ['Trouble', [trouble, withdrawal].filter(Boolean).join('\n')],
      ['Page', pageUrlOf(record, context)],
      ['Thread', standingPosts(publishing)],
      ['File', record.etag === undefined ? `${uploadKey} (deleted)` : uploadKey],
      ['Id', id],
      ['Dated', publishing && at(publishing.article.published)],
      ['Version', publishing && describeVersion(publishing.version, publishing.liveVersion)],
      ['Read', `${at(receipt.at)}: ${receipt.outcome}`],
      ['Note', describeReceipt(receipt)],
      ['Thread note', publishing?.announcement?.notes?.join('\n')],
      ['Posts', receipt.outcome === 'accepted' ? receipt.thread?.map(numbered).join('\n\n') : undefined],
    ],
    context.columns,
  )
  return [styleText('bold', titleOf(record)), facts].join('\n')
}

function describeReceipt(receipt: Receipt): string | undefined {
  if (receipt.outcome === 'picture') return undefined
  return receipt.outcome === 'accepted' ? receipt.notes.join('\n') : renderComplaints(receipt.complaints).trim()
}

const numbered = (post: string, index: number, { length }: readonly string[]): string =>
  `${index + 1}/${length} ${post}`

/** URIs of the posts that were not taken back. */
const standingPosts = (publishing: Publishing | undefined): string | undefined =>
  publishing?.takenBack ? undefined : publishing?.announcement?.posts?.map(({ uri }) => uri).join('\n')

const describeVersion = (version: number, liveVersion: number): string =>
  version === liveVersion ? `${version}` : `${version}; the site shows ${liveVersion === 0 ? 'none' : liveVersion}`

/** One article or upload in one line, and what goes wrong with it in another. */
export function renderStatusLine(record: ArticleRecord, { publication, nowMs }: StatusContext): string {
  const { word, sentence } = describeProgress(record, publication, nowMs)
  const shown = isStuck(record) ? styleText('red', 'stuck'.padEnd(11)) : word.padEnd(11)
  const { receipt } = record
  const refused = receipt.outcome === 'rejected' ? renderComplaints(receipt.complaints) : undefined
  const newest = record.publishing && refused !== undefined ? `  Its newest upload was rejected:\n${refused}` : refused
  const trouble = describeTrouble(record, publication)
  const hour = word === 'scheduled' ? `  ${sentence}` : undefined
  const details = [hour, newest, trouble && `  ${trouble}`].filter((detail) => detail !== undefined)
  const indented = details.map((detail) => detail.replaceAll(/^/gm, ' '.repeat(11)))
  return [`${shown}  ${record.uploadKey}  ${styleText('dim', titleOf(record, ''))}`.trimEnd(), ...indented].join('\n')
}

/** The same as data. */
export function composeStatus(record: ArticleRecord, context: StatusContext) {
  const { id, uploadKey: key, receipt, publishing, waitingFor, due, failures, lastError, withdrawAt } = record
  const { word: state, sentence: meaning } = describeProgress(record, context.publication, context.nowMs)
  return {
    id,
    key,
    state,
    meaning,
    stuck: isStuck(record),
    title: publishing?.article.title,
    pageUrl: pageUrlOf(record, context),
    posts: publishing?.takenBack ? undefined : publishing?.announcement?.posts,
    threadNotes: publishing?.announcement?.notes,
    version: publishing?.version,
    liveVersion: publishing?.liveVersion,
    waitingFor,
    due,
    withdrawAt,
    failures,
    lastError,
    receipt,
  }
}

const titleOf = ({ publishing, uploadKey }: ArticleRecord, otherwise = uploadKey): string =>
  publishing?.article.title ?? otherwise

const pageUrlOf = ({ publishing }: ArticleRecord, { siteUrl }: StatusContext): string | undefined =>
  publishing && publishing.state !== 'accepted' ? siteUrl + pagePath(publishing.article) : undefined
