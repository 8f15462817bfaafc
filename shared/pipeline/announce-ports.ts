import type { Article } from '../article/article.ts'
import type { PublicationPlace } from './account.ts'
import type { Announcement, ArticleRecord } from './article-record.ts'
import type { ArticleStore } from './article-store.ts'
import type { ThumbPorts } from './card-thumb.ts'
import type { Session } from './microblog.ts'
import type { WorkQueue } from './work-queue.ts'

export interface AnnouncePorts extends ThumbPorts {
  readonly articles: ArticleStore
  /** Takes hints that a page has something to show. */
  readonly changes: WorkQueue
  /** Whether the world can open this page now. */
  readonly isLive: (url: string) => Promise<boolean>
  /** Waits a little longer, and by a little chance, after each failed attempt (from 0). */
  readonly pause: (attempt: number) => Promise<void>
  /** Told of each article whose thread stands now and was not known to. */
  readonly onAnnounced?: (record: ArticleRecord) => void
}

/** An article whose announcement has its place, as it was when `head` was the repository's latest commit, or later. */
export interface Place {
  readonly record: ArticleRecord
  readonly article: Article
  readonly version: number
  readonly announcement: Announcement
  readonly session: Session
  readonly publicationPlace: PublicationPlace
  readonly head: string
}
