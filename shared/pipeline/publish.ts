import type { Publication } from '../publication.ts'
import { everything, listingOf, type ArticleLists } from './article-lists.ts'
import type { ArticleRecord, Publishing } from './article-record.ts'
import { revise, type ArticleStore } from './article-store.ts'
import { noteFeeds, type FeedHub } from './feed-hub.ts'
import { noteFailure, type Failures } from './note-failure.ts'
import { advance, isAnnounced, nextStep } from './next-step.ts'
import type { Media } from './pictures.ts'
import { publishFeeds } from './publish-feeds.ts'
import { publishPage, type Shown } from './publish-page.ts'
import { settle } from './settle.ts'
import type { SiteHost } from './site-host.ts'
import type { WorkQueue } from './work-queue.ts'

export interface PublishPorts {
  readonly publication: Publication
  readonly articles: ArticleStore
  readonly lists: ArticleLists
  readonly site: SiteHost
  readonly media: Pick<Media, 'removeAll'>
  /** Absent: this publication has no threads. */
  readonly announcements?: WorkQueue
  /** Absent: this publication has no hubs. */
  readonly hub?: FeedHub
  /** Told of each version of an article that goes live, by the one that made it so. */
  readonly onLive?: (record: ArticleRecord) => void
  readonly nowMs: () => number
}

/**
 * Brings the pages and feeds up to these articles: shows what is due, takes off what is withdrawn. The feeds are built
 * once for all of them, after the pages that they link to and before the articles are called live. The hubs hear last.
 *
 * @returns what failed; each article carries its error and is tried again when it is due
 */
export async function publish(ports: PublishPorts, ids: readonly string[]): Promise<Failures> {
  const pages = await settle([...new Set(ids)], async (id) => showArticle(ports, id))
  const failed = new Map(pages.failed)
  const shown = pages.done.filter((page) => page !== undefined)
  let changed: readonly string[] = []
  if (shown.length > 0) {
    const { site, topics } = noteFeeds(ports.site, ports.publication)
    const feeds = publishFeeds({ ...ports, site })
    const marks = await settle(shown, async (page) => feeds.then(async () => markShown(ports, page)))
    for (const [{ id }, error] of marks.failed) failed.set(id, error)
    changed = topics()
  }
  for (const [id, error] of failed) await noteFailure(ports, id, error)
  if (changed.length > 0) await ports.hub?.announce(changed)
  return failed
}

/** Puts one article's page and its row in the lists right, if it waits for that. */
async function showArticle(ports: PublishPorts, id: string): Promise<Shown | undefined> {
  const record = await ports.articles.get(id)
  if (record?.publishing === undefined) return undefined
  // Here, as this comes after every way to withdraw; and again for a reader of its upload who came too late.
  if (record.publishing.state === 'withdrawn') await ports.media.removeAll(id)
  if (nextStep(record, ports.publication) !== 'publish') {
    await sendOnward(ports, record)
    return undefined
  }
  const shown = await publishPage(ports, id, record.publishing.article)
  if (!shown) return undefined
  const listing = listingOf(shown.article)
  if (shown.withdrawn) await ports.lists.remove(everything, listing)
  else await ports.lists.add(everything, listing)
  return shown
}

/** Records what page and feeds now show; a version accepted in between has a message of its own. */
async function markShown(ports: PublishPorts, { id, version, withdrawn }: Shown): Promise<void> {
  let made: ArticleRecord | undefined
  const record = await revise(
    ports.articles,
    async () => ports.articles.get(id),
    (present) => {
      const publishing = present?.publishing
      if (!publishing || (publishing.state === 'withdrawn') !== withdrawn) return undefined
      if (withdrawn ? publishing.offSite : publishing.liveVersion >= version) return undefined
      // A version that may be held back is not made public by the one before it.
      if (publishing.state === 'accepted' && publishing.version !== version) return undefined
      const progress = withdrawn ? { offSite: true } : showProgress(publishing, version, ports.publication)
      made = advance(present, { publishing: { ...publishing, ...progress } }, ports.publication, ports.nowMs())
      return made
    },
  )
  if (record && record === made && !withdrawn) ports.onLive?.(record)
  if (record) await sendOnward(ports, record)
}

/** Whether an article is announced is decided when it goes live, and not by a setting that changes later. */
const showProgress = (publishing: Publishing, version: number, publication: Publication): Partial<Publishing> =>
  publishing.state === 'accepted'
    ? { state: 'live', liveVersion: version, quiet: !isAnnounced(publishing, publication) }
    : { liveVersion: version }

async function sendOnward({ publication, announcements }: PublishPorts, record: ArticleRecord): Promise<void> {
  if (nextStep(record, publication) === 'announce') await announcements?.send(record.id)
}
