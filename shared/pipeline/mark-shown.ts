import { isDeepStrictEqual } from 'node:util'

import type { Publication } from '../publication.ts'
import type { ArticleRecord, PageLinks, Publishing } from './article-record.ts'
import { knownFirst, revise, type ArticleStore } from './article-store.ts'
import { advance, isAnnounced } from './next-step.ts'
import type { Shown } from './page-group.ts'
import type { PublishMemory } from './publish-memory.ts'

export interface MarkPorts {
  readonly publication: Publication
  readonly articles: ArticleStore
  readonly memory?: PublishMemory
  /** Told of each version of an article that goes live, by the one that made it so. */
  readonly onLive?: (record: ArticleRecord) => void
  readonly nowMs: () => number
}

/**
 * Records what page and feeds now show; a version accepted in between has a message of its own.
 *
 * @returns the record as it now stands
 */
export async function markShown(
  ports: MarkPorts,
  { id, version, withdrawn, links }: Shown,
): Promise<ArticleRecord | undefined> {
  let made: ArticleRecord | undefined
  let isNews = false
  const record = await revise(
    ports.articles,
    knownFirst(ports.memory?.recordOf(id), async () => ports.articles.get(id)),
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
      // A version accepted in between adds to them, and what is withdrawn was in their feeds.
      const left = formerTags && (withdrawn || publishing.version !== version) ? { formerTags } : {}
      const shown = { ...kept, ...left, ...progress }
      made = advance(present, { publishing: shown }, ports.publication, ports.nowMs())
      return made
    },
  )
  if (record && record === made && isNews && !withdrawn) ports.onLive?.(record)
  return record
}

/** Whether it is known already that the page shows this, or a later version. */
const isKnown = ({ liveVersion, shownOnPage = {} }: Publishing, version: number, links: PageLinks): boolean =>
  liveVersion > version || (liveVersion === version && isDeepStrictEqual(shownOnPage, links))

/** Whether an article is announced is decided when it goes live, and not by a setting that changes later. */
const showProgress = (publishing: Publishing, version: number, publication: Publication): Partial<Publishing> =>
  publishing.state === 'accepted'
    ? { state: 'live', liveVersion: version, quiet: !isAnnounced(publishing, publication) }
    : { liveVersion: version }
