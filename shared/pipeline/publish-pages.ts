import { pagePath, type Article } from '../article/article.ts'
import { asError, RetryableError } from '../errors.ts'
import type { Publication } from '../publication.ts'
import { renderPage } from '../site/page.ts'
import type { NeighbourLink, PageSurroundings } from '../site/surroundings.ts'
import { renderWithdrawnPage } from '../site/withdrawn.ts'
import { everything, listingOf } from './article-lists.ts'
import type { ArticleOutline } from './article-outline.ts'
import type { PageLinks, Publishing } from './article-record.ts'
import { ArticlesReader, type ReaderPorts } from './articles-reader.ts'
import { isReleased } from './next-step.ts'
import { pageLinksOf } from './page-links.ts'
import { publishFiles, type FileGroup } from './publish-files.ts'
import { contentTypes, fileAt, type SiteFile, type SiteHost } from './site-host.ts'

/** What an article's page shows: this version of it, or that it was withdrawn. */
export interface Shown {
  readonly id: string
  readonly article: Article
  readonly version: number
  readonly withdrawn: boolean
  readonly withdrawnAt?: string
  readonly links: PageLinks
  /** Slugs of tags whose lists may still hold the article. */
  readonly formerTags: readonly string[]
  /** Whether everything that lists articles was brought up to this version already. */
  readonly isListed: boolean
}

export interface PagePorts extends ReaderPorts {
  readonly publication: Publication
  readonly site: SiteHost
}

/** An article whose page is to be brought up to its record. */
export type PageOf = Pick<Article, 'id' | 'slug'>

/** What a page is made of; nothing is shown of an article that is held back. */
interface PageState {
  readonly shown?: Shown
  readonly around?: PageSurroundings
}

/** What the pages show now, and why those that could not be brought up to their records could not. */
export interface PublishedPages {
  /** Without those of articles that are held back. */
  readonly shown: readonly Shown[]
  readonly failed: ReadonlyMap<string, Error>
}

/**
 * Brings the pages of these articles, which have been accepted, up to their records and to what is around them.
 *
 * @param leaveUnsound whether a page that cannot be rendered is left as it is, and has not failed
 */
export async function publishPages(
  ports: PagePorts,
  pages: readonly PageOf[],
  { leaveUnsound = false } = {},
): Promise<PublishedPages> {
  const groups = pages.map((page) => {
    const group = pageGroup(ports.publication, page, ports.nowMs)
    return leaveUnsound ? { ...group, render: (state: PageState) => renderedOrNone(() => group.render(state)) } : group
  })
  const { done, failed } = await publishFiles({
    site: ports.site,
    groups,
    openReader: async () => openPagesReader(ports, pages),
  })
  return {
    shown: done.flatMap(({ shown }) => shown ?? []),
    failed: new Map([...failed].map(([group, error]) => [pages[groups.indexOf(group)]?.id ?? '', error])),
  }
}

/** The articles before and after these ones, wherever the world may see them. */
export async function neighboursOf(ports: PagePorts, articles: readonly Article[]): Promise<readonly PageOf[]> {
  const reader = new ArticlesReader(ports)
  const rows = articles.map(listingOf)
  await reader.prepareNearest(everything, rows)
  const found = await Promise.all(
    rows.flatMap((row) => [reader.nearest(everything, row, 'before'), reader.nearest(everything, row, 'after')]),
  )
  const neighbours = new Map(found.flatMap((outline) => (outline ? [[outline.article.id, outline.article]] : [])))
  return [...neighbours.values()]
}

async function openPagesReader(ports: PagePorts, pages: readonly PageOf[]): Promise<ArticlesReader> {
  const reader = new ArticlesReader(ports)
  const records = await reader.records(pages.map(({ id }) => id)).catch(() => undefined)
  const rows = [...(records?.values() ?? [])].flatMap(({ publishing }) =>
    publishing && publishing.state !== 'withdrawn' ? [listingOf(publishing.article)] : [],
  )
  await reader.prepareNearest(everything, rows)
  return reader
}

const pageGroup = (
  publication: Publication,
  { id, slug }: PageOf,
  nowMs: () => number,
): FileGroup<ArticlesReader, PageState> => ({
  paths: async () => [fileAt(pagePath({ slug }))],

  async read(reader) {
    const publishing = (await reader.records([id])).get(id)?.publishing
    if (!publishing) throw new RetryableError(`Cannot show article ${id}: its record is gone`)
    if (!isReleased(publishing, nowMs())) return {}
    const shown = shownOf(publishing)
    const { article } = publishing
    return shown.withdrawn
      ? { shown }
      : { shown, around: { ...(await readSurroundings(reader, article)), ...shown.links } }
  },

  render({ shown, around = {} }): readonly SiteFile[] {
    if (!shown) return []
    const body = shown.withdrawn ? renderWithdrawnPage(publication) : renderSound(shown.article, publication, around)
    return [{ path: fileAt(pagePath({ slug })), contentType: contentTypes.html, body }]
  },
})

const shownOf = ({
  article,
  version,
  liveVersion,
  state,
  withdrawnAt,
  announcement,
  formerTags = [],
}: Publishing): Shown => ({
  id: article.id,
  article,
  version,
  withdrawn: state === 'withdrawn',
  ...(withdrawnAt !== undefined && { withdrawnAt }),
  links: pageLinksOf(announcement),
  formerTags,
  isListed: state !== 'withdrawn' && liveVersion >= version,
})

async function readSurroundings(reader: ArticlesReader, article: Article): Promise<PageSurroundings> {
  const row = listingOf(article)
  const [previous, next] = await Promise.all([
    reader.nearest(everything, row, 'before'),
    reader.nearest(everything, row, 'after'),
  ])
  return { ...(previous && { previous: linkOf(previous) }), ...(next && { next: linkOf(next) }) }
}

const linkOf = ({ article: { slug, title, language } }: ArticleOutline): NeighbourLink => ({ slug, title, language })

function renderedOrNone(render: () => readonly SiteFile[]): readonly SiteFile[] {
  try {
    return render()
  } catch {
    return []
  }
}

/** A neighbour that cannot be linked to does not take the page with it. */
function renderSound(article: Article, publication: Publication, around: PageSurroundings): string {
  try {
    return renderPage(article, publication, around)
  } catch (error) {
    const { previous: _previous, next: _next, ...own } = around
    if (Object.keys(own).length === Object.keys(around).length) throw asError(error)
    return renderPage(article, publication, own)
  }
}
