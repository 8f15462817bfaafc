import { archiveGroup } from './archive-group.ts'
import { ArticlesReader } from './articles-reader.ts'
import type { Entered } from './entered.ts'
import { indexGroup } from './index-group.ts'
import type { ListGroup, ListPorts } from './list-group.ts'
import { listGroups } from './list-groups.ts'
import { withCounts } from './month-parts.ts'
import { neighbourGroup, unlessUnsound } from './neighbour-group.ts'
import { pageGroup, type PageOf, type PageState } from './page-group.ts'
import { publishFiles } from './publish-files.ts'
import type { PublishedPages } from './publish-pages.ts'

/**
 * Brings everything that shows these articles beside their own pages up to them, each file once for all of them: what
 * lists them, the pages next to theirs, and theirs again, since they may be next to each other. With that go the pages
 * of articles that are `listed` already.
 *
 * @returns what the pages of those that are listed show, and by id, why an article is not shown everywhere
 */
export async function publishLists(
  ports: ListPorts,
  entered: readonly Entered[],
  listed: readonly PageOf[] = [],
): Promise<PublishedPages> {
  const news = entered.map(({ shown }) => shown.article)
  const all = news.map(({ id }) => id)
  const pages = new Map(listed.map((page) => [pageGroup(ports, page), [page.id]] as const))
  const around: readonly (readonly [ListGroup, readonly string[]])[] =
    entered.length === 0
      ? []
      : [
          ...news.map((article) => [unlessUnsound(pageGroup(ports, article)), [article.id]] as const),
          // The page of somebody else waits for nobody but these.
          [neighbourGroup(ports, news, new Set([...all, ...listed.map(({ id }) => id)])), all],
          ...listGroups(ports, entered),
        ]
  const waiting = new Map<ListGroup, readonly string[]>([...pages, ...around])
  const { states, failed } = await publishGroups(ports, [...waiting.keys()])
  const leading = entered.length === 0 ? undefined : await publishGroups(ports, [indexGroup(ports)])
  const failures = new Map<string, Error>()
  for (const [group, error] of [...failed, ...(leading?.failed ?? [])]) {
    for (const id of waiting.get(group) ?? all) failures.set(id, error)
  }
  if (ports.memory && entered.length > 0 && failed.size === 0) ports.memory.hasFixedFiles = true
  return {
    shown: [...pages.keys()].flatMap((group) => (states.get(group) as PageState | undefined)?.shown ?? []),
    failed: failures,
  }
}

/** Writes a full archive, before anything leads to it. @throws {Error} why it could not */
export async function publishArchive(ports: ListPorts, number: number): Promise<void> {
  for (const error of (await publishGroups(ports, [archiveGroup(ports, number)])).failed.values()) throw error
}

const publishGroups = async (ports: ListPorts, groups: readonly ListGroup[]) =>
  publishFiles({
    ...ports,
    site: withCounts(ports.site, ports.months),
    groups,
    openReader: () => new ArticlesReader(ports),
  })
