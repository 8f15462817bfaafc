import { archiveGroup } from './archive-group.ts'
import { ArticlesReader } from './articles-reader.ts'
import type { Entered } from './entered.ts'
import { frontGroup } from './front-group.ts'
import { indexGroup } from './index-group.ts'
import type { ListGroup, ListPorts } from './list-group.ts'
import { monthGroup } from './month-group.ts'
import { withCounts } from './month-parts.ts'
import { publishFiles } from './publish-files.ts'
import { tagGroup } from './tag-group.ts'

/**
 * Brings everything that lists these articles up to the articles, each file once for all of them.
 *
 * @returns by id, why the articles are not listed everywhere
 */
export async function publishLists(ports: ListPorts, entered: readonly Entered[]): Promise<ReadonlyMap<string, Error>> {
  const listing = groupsOf(ports, entered)
  const failed = await publishGroups(ports, [...listing.keys()])
  const leading = indexGroup(ports)
  const misled = await publishGroups(ports, [leading])
  const all = entered.map(({ shown }) => shown.id)
  const failures = new Map<string, Error>()
  for (const [group, error] of [...failed, ...misled]) {
    for (const id of listing.get(group) ?? all) failures.set(id, error)
  }
  return failures
}

/** Writes a full archive, before anything leads to it. @throws {Error} why it could not */
export async function publishArchive(ports: ListPorts, number: number): Promise<void> {
  for (const error of (await publishGroups(ports, [archiveGroup(ports, number)])).values()) throw error
}

/** The groups of files to look at, each with the articles for which that is done. */
function groupsOf(ports: ListPorts, entered: readonly Entered[]): ReadonlyMap<ListGroup, readonly string[]> {
  const all = entered.map(({ shown }) => shown.id)
  const by = <Key>(keysOf: (each: Entered) => readonly Key[]): ReadonlyMap<Key, readonly string[]> => {
    const ids = new Map<Key, string[]>()
    for (const each of entered) {
      for (const key of keysOf(each)) ids.set(key, [...(ids.get(key) ?? []), each.shown.id])
    }
    return ids
  }
  const archives = by(({ archive }) => (archive === undefined ? [] : [archive]))
  const tags = by((each) => each.tags)
  const months = by(({ parts }) => parts.map(({ month, part }) => `${month}/${part}`))
  return new Map<ListGroup, readonly string[]>([
    ...[...archives].map(([number, ids]) => [archiveGroup(ports, number), ids] as const),
    ...[...tags].map(([slug, ids]) => [tagGroup(ports, slug), ids] as const),
    ...[...months].map(([key, ids]) => {
      const [month = '', part] = key.split('/')
      return [monthGroup(ports, month, Number(part)), ids] as const
    }),
    [frontGroup(ports), all],
  ])
}

async function publishGroups(ports: ListPorts, groups: readonly ListGroup[]): Promise<ReadonlyMap<ListGroup, Error>> {
  const { failed } = await publishFiles({
    site: withCounts(ports.site, ports.months),
    groups,
    openReader: async () => new ArticlesReader(ports),
  })
  return failed
}
