import { everything, listingOf, type Listing } from './article-lists.ts'
import type { ArticlesReader } from './articles-reader.ts'
import { readPage, renderPageFile, type PagePorts, type PageState } from './page-group.ts'
import type { FileGroup } from './publish-files.ts'
import type { SiteFile } from './site-host.ts'

interface NeighbourPage {
  readonly slug: string
  readonly page: PageState
}

/** The pages of the articles before and after these, which lead to them, but for those of `others`. One that cannot be rendered is left as it is. */
export const neighbourGroup = (
  { publication, nowMs }: Pick<PagePorts, 'publication' | 'nowMs'>,
  articles: readonly Listing[],
  others: ReadonlySet<string>,
): FileGroup<ArticlesReader, readonly NeighbourPage[]> => ({
  // Whose they are is known when the lists are.
  paths: [],

  async read(reader) {
    const rows = articles.map(listingOf)
    const found = await Promise.all(
      rows.flatMap((row) => [reader.nearest(everything, row, 'before'), reader.nearest(everything, row, 'after')]),
    )
    const slugs = new Map(found.flatMap((outline) => (outline ? [[outline.article.id, outline.article.slug]] : [])))
    const neighbours = [...slugs].filter(([id]) => !others.has(id))
    return Promise.all(neighbours.map(async ([id, slug]) => ({ slug, page: await readPage(reader, id, nowMs()) })))
  },

  render: (pages) => pages.flatMap(({ slug, page }) => renderedOrNone(() => renderPageFile(publication, slug, page))),
})

/** The same files; those that cannot be rendered are left as they are. */
export const unlessUnsound = <State>(group: FileGroup<ArticlesReader, State>): FileGroup<ArticlesReader, State> => ({
  ...group,
  render: (state) => renderedOrNone(() => group.render(state)),
})

function renderedOrNone(render: () => readonly SiteFile[]): readonly SiteFile[] {
  try {
    return render()
  } catch {
    return []
  }
}
