import type { Publication } from '../publication.ts'
import { reserveRecordKeys } from '../thread/record-keys.ts'
import { maxPosts, type Announcement, type ArticleRecord } from './article-record.ts'
import { isReleased } from './next-step.ts'

/** Whether the article is to have a place in the account and has none yet: all that the world may see are. */
export const needsPlace = ({ publishing }: ArticleRecord, { bluesky }: Publication, nowMs: number): boolean =>
  bluesky !== undefined &&
  publishing !== undefined &&
  publishing.announcement === undefined &&
  publishing.state !== 'withdrawn' &&
  isReleased(publishing, nowMs)

/**
 * A place for all that will be written about the article. A correction that it has by now is nothing that its thread
 * would have to correct.
 */
export function reservePlace({ id, revision, publishing }: ArticleRecord, did: string, nowMs: number): Announcement {
  const place = { did, ...reserveRecordKeys({ nowMs, seed: `${id}/${revision}`, count: maxPosts }) }
  const text = publishing?.article.correction
  return text === undefined ? place : { ...place, corrections: [{ text, keys: [], createdAt: [], posts: [] }] }
}
