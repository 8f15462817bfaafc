import type { Article } from '../article/article.ts'
import type { Receipt } from '../article/receipt.ts'
import type { PageSurroundings } from '../site/surroundings.ts'
import type { ThumbBlob } from '../thread/post.ts'
import type { StrongRef } from '../thread/strong-ref.ts'
import type { KeptPicture } from './settle-pictures.ts'

/** Posts that a thread may have: as many keys are reserved for it. */
export const maxPosts = 10

/** The place of what replies to a thread because of one correction. */
export interface CorrectionReply {
  /** What the correction says: each text is replied with once. */
  readonly text: string
  readonly keys: readonly string[]
  readonly createdAt: readonly string[]
  /** What stands in the repository, once it is known to stand there; none, where the thread was gone by then. */
  readonly posts?: readonly StrongRef[]
}

/**
 * The place of all that is written about an article, reserved before anything is: whoever writes it, and however often,
 * writes it under these record keys and with these times. `keys[0]` is the root post's, its gates' and the document's.
 */
export interface Announcement {
  readonly did: string
  readonly keys: readonly string[]
  /** ISO 8601 in UTC with milliseconds, one per key. */
  readonly createdAt: readonly string[]
  /** What stands in the repository, once it is known to stand there. */
  readonly posts?: readonly StrongRef[]
  /** What was found before it was posted that an editor would want to know: whole sentences. */
  readonly notes?: readonly string[]
  /** The article's picture as the thread's cards have it, by the picture's address. */
  readonly cover?: { readonly src: string; readonly blob: ThumbBlob }
  /** The version that the document shows, with a reference to the thread if there is one. */
  readonly documented?: number
  /** The correction that the article had already, and those that came since, in their order. */
  readonly corrections?: readonly CorrectionReply[]
}

/** What an article's page shows of its announcement. */
export type PageLinks = Pick<PageSurroundings, 'documentUri' | 'threadUrl'>

/** `withdrawn` may follow any other and nothing follows it. */
export type ArticleState = 'accepted' | 'live' | 'announced' | 'withdrawn'

/** How far an accepted article has come. */
export interface Publishing {
  readonly state: ArticleState
  readonly article: Article
  /** Counts the accepted versions, from 1. */
  readonly version: number
  /** The version that the page and the feeds show; 0: none yet. */
  readonly liveVersion: number
  /** Whether `reconcile` has seen the hour of this version come: its clock decides, for all. */
  readonly released?: boolean
  readonly announcement?: Announcement
  /** What the page shows of the announcement. */
  readonly shownOnPage?: PageLinks
  /** Whether the article went live without being announced, and stays so. */
  readonly quiet?: boolean
  /** Slugs of tags that earlier versions had: their lists may still hold the article. */
  readonly formerTags?: readonly string[]
  /** ISO 8601 in UTC with milliseconds. */
  readonly withdrawnAt?: string
  /** Whether the page and the feeds no longer show a withdrawn article. */
  readonly offSite?: boolean
  /** Whether the thread of a withdrawn article is gone and can no longer appear. */
  readonly takenBack?: boolean
}

/** The step that an unfinished article waits for. */
export type Step = 'ingest' | 'publish' | 'announce'

/** All that is known of one upload and of the article it became: one item of the articles table. */
export interface ArticleRecord {
  readonly id: string
  readonly uploadKey: string
  /** 1 for the first write, one more for each that follows: a write names the revision that it replaces. */
  readonly revision: number
  /** Of the latest S3 event that was dealt with. */
  readonly sequencer?: string
  /** Of the object that was read last; absent: the object was gone. */
  readonly etag?: string
  readonly receipt: Receipt
  /** The editors are still to be told that the upload was rejected, by the one writer who left this mark. */
  readonly noticeDue?: string
  /** What became of the pictures that the upload wants to show, as it was read last. */
  readonly pictures?: readonly KeptPicture[]
  /** Absent: no version was ever accepted. */
  readonly publishing?: Publishing
  /** When the article is to be withdrawn because its upload was deleted, unless it comes back. ISO 8601 in UTC. */
  readonly withdrawAt?: string
  /** What is missing, absent when nothing is, and when `reconcile` should see to it. ISO 8601 in UTC. */
  readonly waitingFor?: Step
  readonly due?: string
  /** Failures of the present step in a row, and what the last one said. */
  readonly failures?: number
  /** Messages sent again by `reconcile` since anything was last achieved. */
  readonly redrives?: number
  readonly lastError?: string
}
