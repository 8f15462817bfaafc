import { ArticlesReader } from './articles-reader.ts'
import { pageGroup, type PageOf, type PagePorts, type Shown } from './page-group.ts'
import { publishFiles } from './publish-files.ts'

/** What pages show now, and by id, why those that could not be brought up to their records could not. */
export interface PublishedPages {
  /** Without those of articles that are held back. */
  readonly shown: readonly Shown[]
  readonly failed: ReadonlyMap<string, Error>
}

/**
 * Brings the pages of these articles, which have been accepted, up to their records and to what is around them.
 *
 * @param isFollowed whether they are published again after this, from a state that is read later
 */
export async function publishPages(
  ports: PagePorts,
  pages: readonly PageOf[],
  { isFollowed = false } = {},
): Promise<PublishedPages> {
  const groups = new Map(pages.map((page) => [pageGroup(ports, page), page.id]))
  const { states, failed } = await publishFiles({
    ...ports,
    groups: [...groups.keys()],
    openReader: () => new ArticlesReader(ports),
    isFollowed,
  })
  return {
    shown: [...groups.keys()].flatMap((group) => states.get(group)?.shown ?? []),
    failed: new Map([...failed].map(([group, error]) => [groups.get(group) ?? '', error])),
  }
}
