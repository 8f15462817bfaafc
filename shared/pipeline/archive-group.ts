import type { Article } from '../article/article.ts'
import { feedArchives } from './archive-lists.ts'
import type { ArticlesReader } from './articles-reader.ts'
import { fullAt } from './front-group.ts'
import { renderDocument, type ListPorts } from './list-group.ts'
import type { FileGroup } from './publish-files.ts'
import { readVolume } from './volumes.ts'

const list = { kind: 'all' } as const

/** One full archive of the main feed. As long as it is not full, it is part of the front. */
export function archiveGroup(
  { publication }: ListPorts,
  number: number,
): FileGroup<ArticlesReader, readonly Article[] | undefined> {
  const place = fullAt(number)
  return {
    // One that is not full has none, and one that is changes seldom.
    paths: [],
    async read(reader) {
      const { ids, isFull } = await readVolume(reader.volumes, feedArchives, number)
      return isFull ? reader.members(ids) : undefined
    },
    render: (articles) => (articles ? renderDocument({ publication, list, place, articles }) : []),
  }
}
