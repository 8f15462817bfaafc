import { archiveGroup } from './archive-group.ts'
import type { Entered } from './entered.ts'
import { fixedGroup } from './fixed-group.ts'
import { frontGroup } from './front-group.ts'
import type { ListGroup, ListPorts } from './list-group.ts'
import { monthGroup } from './month-group.ts'
import { tagGroup } from './tag-group.ts'

/** The groups of files that list these articles, each with the ids of those for which that is done. */
export function listGroups(ports: ListPorts, entered: readonly Entered[]): ReadonlyMap<ListGroup, readonly string[]> {
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
    ...(ports.memory?.hasFixedFiles === true ? [] : [[fixedGroup(ports), all] as const]),
  ])
}
