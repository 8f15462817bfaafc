import type { Publication } from '../publication.ts'
import type { AccountStore } from './account.ts'
import type { ArticleLists } from './article-lists.ts'
import type { ArticleRecord } from './article-record.ts'
import type { ArticleStore } from './article-store.ts'
import { enterLists } from './enter-lists.ts'
import { noteFeeds, type FeedHub } from './feed-hub.ts'
import { markShown } from './mark-shown.ts'
import type { MonthParts } from './month-parts.ts'
import { noteFailure, type Failures } from './note-failure.ts'
import type { Media } from './pictures.ts'
import { publishLists } from './publish-lists.ts'
import { PublishMemory } from './publish-memory.ts'
import { publishPages } from './publish-pages.ts'
import { sendOnward } from './send-onward.ts'
import { settle } from './settle.ts'
import type { SiteHost } from './site-host.ts'
import { sortOut } from './sort-out.ts'
import type { VolumeStore } from './volumes.ts'
import type { WorkQueue } from './work-queue.ts'

export interface PublishPorts {
  readonly publication: Publication
  readonly articles: ArticleStore
  readonly lists: ArticleLists
  readonly volumes: VolumeStore
  readonly months: MonthParts
  readonly site: SiteHost
  readonly media: Pick<Media, 'removeAll'>
  /** Absent: this publication has no threads. */
  readonly announcements?: WorkQueue
  /** What is known of the account on Bluesky. Absent: this publication has none. */
  readonly account?: Pick<AccountStore, 'get'>
  /** Absent: this publication has no hubs. */
  readonly hub?: FeedHub
  /** Told of each version of an article that goes live, by the one that made it so. */
  readonly onLive?: (record: ArticleRecord) => void
  /** What this process remembers. Absent: nothing. */
  readonly memory?: PublishMemory
  readonly nowMs: () => number
}

/**
 * Brings pages, feeds and whatever else lists articles up to these: shows what is due, takes off what is withdrawn.
 * Everything is built once for all of them, pages before the feeds that link to them, and both before the articles are
 * called live. The hubs hear last.
 *
 * @returns what failed; each article carries its error and is tried again when it is due
 */
export async function publish(given: PublishPorts, ids: readonly string[]): Promise<Failures> {
  const { site, topics } = noteFeeds(given.site, given.publication)
  const ports = { ...given, site, memory: given.memory ?? new PublishMemory() }
  const { news, listed, failed: unsent } = await sortOut(ports, ids)
  const pages = await publishPages(ports, news, { isFollowed: true })
  const { entered, failed: unlisted } = await enterLists(
    ports,
    pages.shown.filter(({ isListed }) => !isListed),
  )
  // Somebody else may have listed the article meanwhile.
  const others = [...listed, ...pages.shown.filter(({ isListed }) => isListed).map(({ article }) => article)]
  const around = await publishLists(ports, entered, others)
  const failed = new Map([...unsent, ...pages.failed, ...unlisted, ...around.failed])
  // A version that was accepted since has a message of its own.
  const shown = [...entered.map((each) => each.shown), ...around.shown.filter(({ isListed }) => isListed)]
  const marks = await settle(
    shown.filter(({ id }) => !failed.has(id)),
    async (page) => {
      const record = await markShown(ports, page)
      if (record) await sendOnward(ports, record)
    },
  )
  for (const [{ id }, error] of marks.failed) failed.set(id, error)
  for (const [id, error] of failed) await noteFailure(ports, id, error)
  if (topics().length > 0) await ports.hub?.announce(topics())
  return failed
}
