import { feedArchives, monthOf, partsOf } from './archive-lists.ts'
import {
  everything,
  listingOf,
  listsOf,
  slugsOf,
  taggedWith,
  withdrawnArticles,
  type ArticleLists,
} from './article-lists.ts'
import type { ListPorts } from './list-group.ts'
import type { Entered, PartOfMonth } from './entered.ts'
import { publishArchive } from './publish-lists.ts'
import type { Shown } from './page-group.ts'
import { settle } from './settle.ts'
import { findPlaces, place, type Place, type Volumes, type VolumeStore } from './volumes.ts'

export interface EntryPorts extends ListPorts {
  readonly lists: ArticleLists
  readonly volumes: VolumeStore
}

/** What became of a batch, by the article's id. */
export interface Entries {
  readonly entered: readonly Entered[]
  readonly failed: ReadonlyMap<string, Error>
}

/**
 * Puts the articles' rows in the lists right, and gives those that the world may see their places in the volumes; all
 * of a batch at once, so that each volume is written once.
 */
export async function enterLists(ports: EntryPorts, shown: readonly Shown[]): Promise<Entries> {
  const archives = placeAll(ports, feedArchives, shown, async (full) => publishArchive(ports, full))
  const months = new Map(
    [...Map.groupBy(shown, ({ article }) => monthOf(article.published, ports.publication.timeZone))].map(
      ([month, members]) => [month, placeAll(ports, partsOf(month), members)] as const,
    ),
  )
  await settle([archives, ...months.values()], async (places) => places)
  const { done, failed } = await settle(shown, async (each) => {
    const month = monthOf(each.article.published, ports.publication.timeZone)
    const archive = (await archives).get(each.id)
    const inMonth = (await months.get(month))?.get(each.id)
    await setRows(ports, each, archive !== undefined)
    return { shown: each, tags: slugsOf(each), archive: archive?.number, parts: partsAround(month, inMonth) }
  })
  return { entered: done, failed: new Map([...failed].map(([{ id }, error]) => [id, error])) }
}

/** A withdrawn article keeps the place that it had, and gets none any more. */
async function placeAll(
  { volumes, memory }: EntryPorts,
  into: Volumes,
  shown: readonly Shown[],
  beforeNext?: (full: number) => Promise<void>,
): Promise<ReadonlyMap<string, Place>> {
  const idsOf = (withdrawn: boolean): readonly string[] =>
    shown.filter((each) => each.withdrawn === withdrawn).map(({ id }) => id)
  const [standing, gone] = [idsOf(false), idsOf(true)]
  return new Map([
    ...(standing.length > 0 ? await place(volumes, into, standing, { memory: memory?.heads, beforeNext }) : []),
    ...(gone.length > 0 ? await findPlaces(volumes, into.list, gone) : []),
  ])
}

/** The first in a part is what makes the part before it lead on. */
const partsAround = (month: string, where: Place | undefined): readonly PartOfMonth[] => {
  if (where === undefined) return []
  const { number: part, index } = where
  return index === 0 && part > 1
    ? [
        { month, part: part - 1 },
        { month, part },
      ]
    : [{ month, part }]
}

async function setRows({ lists }: EntryPorts, shown: Shown, wasInFeeds: boolean): Promise<void> {
  const { article, withdrawn, withdrawnAt } = shown
  const row = listingOf(article)
  const belongsIn = withdrawn ? [] : listsOf(article)
  const mayBeIn = [everything, ...slugsOf(shown).map(taggedWith)]
  await Promise.all([
    ...belongsIn.map(async (list) => lists.add(list, row)),
    ...mayBeIn.filter((list) => !belongsIn.includes(list)).map(async (list) => lists.remove(list, row)),
    // Nobody is told of an article that was never public.
    withdrawn &&
      withdrawnAt !== undefined &&
      wasInFeeds &&
      lists.add(withdrawnArticles, { published: withdrawnAt, id: article.id }),
  ])
}
