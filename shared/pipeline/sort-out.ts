import type { AccountStore, PublicationPlace } from './account.ts'
import type { ArticleRecord } from './article-record.ts'
import type { ArticleStore } from './article-store.ts'
import { nextStep } from './next-step.ts'
import { isListedYet, type PageOf, type PagePorts } from './page-group.ts'
import type { Media } from './pictures.ts'
import type { PublishMemory } from './publish-memory.ts'
import { publishVerification } from './publish-verification.ts'
import { needsPlace, reservePlace } from './reserve.ts'
import { revisePublishing } from './revise-publishing.ts'
import { sendOnward } from './send-onward.ts'
import { settle } from './settle.ts'
import type { WorkQueue } from './work-queue.ts'

export interface SortPorts extends PagePorts {
  readonly articles: ArticleStore
  readonly media: Pick<Media, 'removeAll'>
  readonly announcements?: WorkQueue
  readonly account?: Pick<AccountStore, 'get'>
  readonly memory: PublishMemory
}

/** The articles whose pages are to be brought up to their records. */
export interface Sorted {
  /** What lists articles has to be brought up to these, too. */
  readonly news: readonly PageOf[]
  readonly listed: readonly PageOf[]
  readonly failed: ReadonlyMap<string, Error>
}

/** Finds out which articles wait for their pages; those that wait for something else are sent there. */
export async function sortOut(ports: SortPorts, ids: readonly string[]): Promise<Sorted> {
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
      if (place && needsPlace(record, ports.publication, ports.nowMs())) await reserve(ports, record, place)
      else ports.memory.keepRecord(record)
      return publishing
    }
    await sendOnward(ports, record)
    return undefined
  })
  const waiting = done.flatMap((publishing) => publishing ?? [])
  const pagesOf = (areListed: boolean): readonly PageOf[] =>
    waiting
      .filter((publishing) => isListedYet(publishing) === areListed)
      .map(({ article: { id, slug, published }, liveVersion }) => ({ id, slug, published, isNew: liveVersion === 0 }))
  return {
    news: pagesOf(false),
    listed: pagesOf(true),
    failed: new Map([...failed].map(([{ id }, error]) => [id, error])),
  }
}

/** Where the account is known already, the page leads to the article's document from the beginning. */
async function reserve(ports: SortPorts, known: ArticleRecord, { did }: PublicationPlace): Promise<void> {
  const nowMs = ports.nowMs()
  await revisePublishing(
    ports,
    known.id,
    (_, record) =>
      needsPlace(record, ports.publication, nowMs) ? { announcement: reservePlace(record, did, nowMs) } : undefined,
    known,
  )
}
