import type { Complaint } from '../article/receipt.ts'
import type { Publication } from '../publication.ts'
import type { ArticleRecord } from './article-record.ts'

/** What the editors are told by mail. */
export interface Notice {
  /** One line of at most 99 characters. */
  readonly subject: string
  readonly text: string
}

/** Where the editors of a publication hear of what went wrong with their files. */
export interface Notices {
  send(notice: Notice): Promise<void>
}

/** A name in a subject may not be longer, in UTF-16 code units. */
const nameLimit = 50

/** The words for the editors about an upload that was rejected. */
export function composeNotice(
  { uploadKey, receipt, publishing }: Pick<ArticleRecord, 'uploadKey' | 'receipt' | 'publishing'>,
  { title, timeZone }: Pick<Publication, 'title' | 'timeZone'>,
): Notice {
  const name = onOneLine(uploadKey)
  const at = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone })
  const complaints = receipt.outcome === 'rejected' ? receipt.complaints : []
  const standing =
    publishing === undefined || publishing.state === 'withdrawn'
      ? []
      : ['What was accepted from this file before stays as it is.']
  return {
    subject: `Not published: ${shortened(name)}`,
    text: [
      `The file “${name}”, uploaded to ${title} on ${at.format(Date.parse(receipt.at))}, was not published.`,
      ...complaints.map(describeComplaint),
      ...standing,
      'Once it is mended, upload it again under the same name.',
    ].join('\n\n'),
  }
}

function describeComplaint({ message, line, column }: Complaint): string {
  if (line === undefined) return message
  return `Line ${line}${column === undefined ? '' : `, column ${column}`}: ${message}`
}

const onOneLine = (key: string): string => key.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')

const shortened = (name: string): string =>
  name.length <= nameLimit ? name : `…${name.slice(1 - nameLimit).replace(/^\p{Surrogate}/u, '')}`
