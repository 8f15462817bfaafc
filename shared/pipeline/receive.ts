import { pagePath, type ArticleContent } from '../article/article.ts'
import { noteDateAhead } from '../article/date-ahead.ts'
import { slugOf } from '../article/identity.ts'
import { placePictures } from '../article/place-pictures.ts'
import { parseUpload, rejectOversize, uploadLimitBytes } from '../article/parse.ts'
import type { Receipt } from '../article/receipt.ts'
import type { Publication } from '../publication.ts'
import { composeThread } from '../thread/compose.ts'
import { acceptEdit, acceptFirst, saysTheSame, withdraw } from './accept.ts'
import { maxPosts, type ArticleRecord, type Publishing } from './article-record.ts'
import type { ArticleStore } from './article-store.ts'
import { claimOriginalId, claimSlug } from './claim-names.ts'
import { isAnnounced, type Changes } from './next-step.ts'
import { receiveAbsence } from './receive-absence.ts'
import { arePicturesNew, settlePictures, type PicturePorts } from './settle-pictures.ts'
import { noticeDue, type TellEditorsPorts } from './tell-editors.ts'
import type { Uploads } from './uploads.ts'

export interface ReceivePorts extends PicturePorts {
  readonly publication: Publication
  readonly articles: ArticleStore
  readonly uploads: Uploads
  readonly nowMs: () => number
  readonly mark: TellEditorsPorts['mark']
}

/** What reading the upload again changes in its record; `undefined`: nothing was ever there. */
export async function receive(
  ports: ReceivePorts,
  key: string,
  id: string,
  present: ArticleRecord | undefined,
): Promise<Changes | undefined> {
  const object = await ports.uploads.get(key, uploadLimitBytes)
  if (!object) return present && receiveAbsence(present, ports)
  const { etag, lastModifiedMs } = object
  const seen = { uploadKey: key, etag, withdrawAt: undefined, noticeDue: undefined }
  // A file that was rejected is read again: what reads it may have learned to.
  const isRead = present?.etag === etag && present.uploadKey === key && present.receipt.outcome === 'accepted'
  if (isRead && !(await arePicturesNew(ports, present.pictures ?? []))) return seen
  const at = new Date(lastModifiedMs).toISOString()
  const rejected = (complaints: Extract<Receipt, { outcome: 'rejected' }>['complaints']): Changes => ({
    ...seen,
    receipt: { outcome: 'rejected', at, complaints },
    noticeDue: noticeDue(ports, present, key, etag),
  })
  const parsed =
    'bytes' in object ? await parseUpload({ key, bytes: object.bytes }, ports.publication) : rejectOversize()
  if (parsed.outcome === 'rejected') return rejected(parsed.complaints)
  const { content, notes, pictures: wishes } = parsed
  const publishing = present?.publishing
  if (publishing?.state === 'withdrawn' && !content.withdrawn) return rejected([isWithdrawn])
  if (content.withdrawn) {
    const receipt: Receipt = { outcome: 'accepted', at, title: content.title, notes }
    return publishing
      ? { ...seen, receipt, publishing: withdraw(publishing, ports.nowMs()) }
      : rejected([nothingToWithdraw])
  }
  if (publishing && publishing.state !== 'accepted' && isHeldBack(content, lastModifiedMs)) return rejected([isOut])
  if (!publishing && !(await claimOriginalId(ports, content, id))) return rejected([idTaken])
  const pictures = await settlePictures(ports, { id, uploadKey: key, wishes, kept: present?.pictures ?? [] })
  const placed = placePictures(
    content,
    new Map(pictures.map((picture) => [picture.src, picture.placed])),
    ports.publication.siteUrl,
  )
  const changedMs = Math.max(lastModifiedMs, ...pictures.map(({ uploadedMs = 0 }) => uploadedMs))
  const accepted = await accept(ports, publishing, placed, { id, uploadedMs: lastModifiedMs, changedMs })
  const thread = previewThread(accepted, ports.publication)
  if (thread.length > maxPosts) return rejected([tooManyPosts])
  const receipt: Receipt = {
    outcome: 'accepted',
    at,
    title: content.title,
    notes: [
      ...notes,
      ...noteDateAhead(content, lastModifiedMs, ports.publication),
      ...new Set(pictures.flatMap(({ placed: { note } }) => note ?? [])),
    ],
    ...(thread.length > 0 && !accepted.announcement && { thread }),
  }
  return { ...seen, receipt, publishing: accepted, pictures: pictures.length > 0 ? pictures : undefined }
}

async function accept(
  ports: ReceivePorts,
  publishing: Publishing | undefined,
  content: ArticleContent,
  { id, ...dates }: { id: string; uploadedMs: number; changedMs: number },
): Promise<Publishing> {
  if (publishing) {
    return saysTheSame(publishing.article, content) ? publishing : acceptEdit(publishing, content, dates)
  }
  const slug = await claimSlug(ports, slugOf(content.slug ?? content.title, id), id)
  return acceptFirst(content, { id, slug, publication: ports.publication, ...dates })
}

/** The posts of the article's thread, none if it gets no thread; an editor's own may be too many. */
function previewThread(publishing: Publishing, publication: Publication): readonly string[] {
  if (!isAnnounced(publishing, publication)) return []
  const pageUrl = publication.siteUrl + pagePath(publishing.article)
  const { maxPosts: most = 1, minPosts } = publication.bluesky ?? {}
  const settings = { pageUrl, maxPosts: most, minPosts }
  return composeThread(publishing.article, settings).map(({ text }) => text)
}

const tooManyPosts = {
  message: `The thread in “bluesky” has more than ${maxPosts} posts once long ones are split. Make it shorter.`,
}

const isHeldBack = ({ draft, publishAt }: Pick<ArticleContent, 'draft' | 'publishAt'>, nowMs: number): boolean =>
  draft || (publishAt !== undefined && Date.parse(publishAt) > nowMs)

const idTaken = {
  message:
    'Another article already has the “id” that stands in this file. Remove that line to publish it as a new article; to change the other one, upload the change under its name.',
}

const isOut = {
  message:
    'This article is published already, and cannot become a draft or wait for an hour again. Remove “draft” and “publishAt” to publish the change, or write “withdrawn: true” to take the article back for good.',
}

const isWithdrawn = {
  message:
    'This article was withdrawn, and that is final. To publish the text again, upload it under another file name: it will be a new article.',
}

const nothingToWithdraw = {
  message: 'This file says “withdrawn: true”, but no article was published from it. Remove that line to publish it.',
}
