import { isDeepStrictEqual } from 'node:util'

import type { Publication } from '../publication.ts'
import type { AccountStore, PublicationPlace } from './account.ts'
import type { ArticleLists } from './article-lists.ts'
import type { ArticleRecord, PageLinks, Publishing } from './article-record.ts'
import { revise, type ArticleStore } from './article-store.ts'
import { noteFeeds, type FeedHub } from './feed-hub.ts'
import { noteFailure, type Failures } from './note-failure.ts'
import { advance, isAnnounced, nextStep } from './next-step.ts'
import { enterLists } from './enter-lists.ts'
import type { Entered } from './entered.ts'
import type { MonthParts } from './month-parts.ts'
import type { Media } from './pictures.ts'
import { publishLists } from './publish-lists.ts'
import { neighboursOf, publishPages, type PageOf, type Shown } from './publish-pages.ts'
import { publishVerification } from './publish-verification.ts'
import { needsPlace, reservePlace } from './reserve.ts'
import { revisePublishing } from './revise-publishing.ts'
import { settle } from './settle.ts'
import type { SiteHost } from './site-host.ts'
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
  readonly nowMs: () => number
}

/**
 * Brings pages, feeds and whatever else lists articles up to these: shows what is due, takes off what is withdrawn.
 * Everything is built once for all of them, pages before the feeds that link to them, and both before the articles are
 * called live. The hubs hear last.
 *
 * @returns what failed; each article carries its error and is tried again when it is due
 */
export async function publish(ports: PublishPorts, ids: readonly string[]): Promise<Failures> {
  const { waiting, failed: unsent } = await sortOut(ports, ids)
  const pages = await publishPages(ports, waiting)
  const news = pages.shown.filter(({ isListed }) => !isListed)
  const { site, topics } = noteFeeds(ports.site, ports.publication)
  const noted = { ...ports, site }
  const { entered, failed: unlisted } = await enterLists(noted, news)
  const misplaced = entered.length > 0 ? await publishAround(noted, entered) : new Map<string, Error>()
  const failed = new Map([...unsent, ...pages.failed, ...unlisted, ...misplaced])
  const marks = await settle(
    pages.shown.filter(({ id }) => !failed.has(id)),
    async (page) => markShown(ports, page),
  )
  for (const [{ id }, error] of marks.failed) failed.set(id, error)
  for (const [id, error] of failed) await noteFailure(ports, id, error)
  if (topics().length > 0) await ports.hub?.announce(topics())
  return failed
}

/** The articles that wait for their pages; those that wait for something else are sent there. */
async function sortOut(
  ports: PublishPorts,
  ids: readonly string[],
): Promise<{ readonly waiting: readonly PageOf[]; readonly failed: ReadonlyMap<string, Error> }> {
  const records = await ports.articles.getMany(ids)
  const verification = settle([ports], publishVerification)
  const { done, failed } = await settle(records, async (record) => {
    const { id, publishing } = record
    // Here, as this comes after every way to withdraw; and again for a reader of its upload who came too late.
    if (publishing?.state === 'withdrawn') await ports.media.removeAll(id)
    const {
      done: [place],
      failed: unverified,
    } = await verification
    for (const error of unverified.values()) throw error
    if (nextStep(record, ports.publication) === 'publish') {
      if (place && needsPlace(record, ports.publication, ports.nowMs())) await reserve(ports, id, place)
      return publishing?.article
    }
    await sendOnward(ports, record)
    return undefined
  })
  return {
    waiting: done.flatMap((article) => article ?? []),
    failed: new Map([...failed].map(([{ id }, error]) => [id, error])),
  }
}

/** Where the account is known already, the page leads to the article's document from the beginning. */
async function reserve(ports: PublishPorts, id: string, { did }: PublicationPlace): Promise<void> {
  const nowMs = ports.nowMs()
  await revisePublishing(ports, id, (_, record) =>
    needsPlace(record, ports.publication, nowMs) ? { announcement: reservePlace(record, did, nowMs) } : undefined,
  )
}

/**
 * Brings up what shows the articles beside their own pages: the pages next to theirs, and theirs again, since they may
 * be next to each other; then the lists.
 *
 * @returns by id, why it is not
 */
async function publishAround(ports: PublishPorts, entered: readonly Entered[]): Promise<ReadonlyMap<string, Error>> {
  const articles = entered.map(({ shown }) => shown.article)
  const neighbours = await neighboursOf(ports, articles)
  const pages = new Map([...articles, ...neighbours].map((article) => [article.id, article]))
  const { failed } = await publishPages(ports, [...pages.values()], { leaveUnsound: true })
  const unlisted = await publishLists(ports, entered)
  const failures = new Map(unlisted)
  for (const [id, error] of failed) {
    // The page of somebody else waits for nobody but these.
    const waiting = entered.some(({ shown }) => shown.id === id) ? [id] : articles.map((article) => article.id)
    for (const each of waiting) failures.set(each, error)
  }
  return failures
}

/** Records what page and feeds now show; a version accepted in between has a message of its own. */
async function markShown(ports: PublishPorts, { id, version, withdrawn, links }: Shown): Promise<void> {
  let made: ArticleRecord | undefined
  let isNews = false
  const record = await revise(
    ports.articles,
    async () => ports.articles.get(id),
    (present) => {
      const publishing = present?.publishing
      if (!publishing || (publishing.state === 'withdrawn') !== withdrawn) return undefined
      if (withdrawn ? publishing.offSite : isKnown(publishing, version, links)) return undefined
      // A version that may be held back is not made public by the one before it.
      if (publishing.state === 'accepted' && publishing.version !== version) return undefined
      isNews = publishing.liveVersion < version
      const progress = withdrawn
        ? { offSite: true }
        : { ...showProgress(publishing, version, ports.publication), shownOnPage: links }
      const { formerTags, ...kept } = publishing
      // A version accepted in between adds to them.
      const left = formerTags && publishing.version !== version ? { formerTags } : {}
      const shown = { ...kept, ...left, ...progress }
      made = advance(present, { publishing: shown }, ports.publication, ports.nowMs())
      return made
    },
  )
  if (record && record === made && isNews && !withdrawn) ports.onLive?.(record)
  if (record) await sendOnward(ports, record)
}

/** Whether it is known already that the page shows this, or a later version. */
const isKnown = ({ liveVersion, shownOnPage = {} }: Publishing, version: number, links: PageLinks): boolean =>
  liveVersion > version || (liveVersion === version && isDeepStrictEqual(shownOnPage, links))

/** Whether an article is announced is decided when it goes live, and not by a setting that changes later. */
const showProgress = (publishing: Publishing, version: number, publication: Publication): Partial<Publishing> =>
  publishing.state === 'accepted'
    ? { state: 'live', liveVersion: version, quiet: !isAnnounced(publishing, publication) }
    : { liveVersion: version }

async function sendOnward({ publication, announcements }: PublishPorts, record: ArticleRecord): Promise<void> {
  if (nextStep(record, publication) === 'announce') await announcements?.send(record.id)
}
