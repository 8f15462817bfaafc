import { pagePath, type Article } from '../article/article.ts'
import { asError, RetryableError } from '../errors.ts'
import type { Publication } from '../publication.ts'
import { renderPage } from '../site/page.ts'
import type { NeighbourLink, PageSurroundings } from '../site/surroundings.ts'
import { renderWithdrawnPage } from '../site/withdrawn.ts'
import { everything, listingOf } from './article-lists.ts'
import type { ArticleOutline } from './article-outline.ts'
import type { PageLinks, Publishing } from './article-record.ts'
import type { ArticlesReader, ReaderPorts } from './articles-reader.ts'
import { isReleased } from './next-step.ts'
import { pageLinksOf } from './page-links.ts'
import type { FileGroup } from './publish-files.ts'
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
export type PageOf = Pick<Article, 'id' | 'slug' | 'published'> & {
  /** Whether nothing was ever shown of it, as far as is known. */
  readonly isNew?: boolean
}

/** What a page is made of; nothing is shown of an article that is held back. */
export interface PageState {
  readonly shown?: Shown
  readonly around?: PageSurroundings
}

/** The page of an article that has been accepted. */
export const pageGroup = (
  { publication, nowMs }: Pick<PagePorts, 'publication' | 'nowMs'>,
  page: PageOf,
): FileGroup<ArticlesReader, PageState> => ({
  paths: [fileAt(pagePath(page))],
  areNew: page.isNew === true,
  async read(reader) {
    reader.expect(everything, listingOf(page))
    return readPage(reader, page.id, nowMs())
  },
  render: (state) => renderPageFile(publication, page.slug, state),
})

export async function readPage(reader: ArticlesReader, id: string, nowMs: number): Promise<PageState> {
  const publishing = (await reader.records([id])).get(id)?.publishing
  if (!publishing) throw new RetryableError(`Cannot show article ${id}: its record is gone`)
  if (!isReleased(publishing, nowMs)) return {}
  const shown = shownOf(publishing)
  return shown.withdrawn
    ? { shown }
    : { shown, around: { ...(await readSurroundings(reader, publishing.article)), ...shown.links } }
}

export function renderPageFile(
  publication: Publication,
  slug: string,
  { shown, around = {} }: PageState,
): readonly SiteFile[] {
  if (!shown) return []
  const body = shown.withdrawn ? renderWithdrawnPage(publication) : renderSound(shown.article, publication, around)
  return [{ path: fileAt(pagePath({ slug })), contentType: contentTypes.html, body }]
}

/** Whether everything that lists articles was brought up to the record's present version. */
export const isListedYet = ({ state, liveVersion, version }: Publishing): boolean =>
  state !== 'withdrawn' && liveVersion >= version

const shownOf = (publishing: Publishing): Shown => {
  const { article, version, state, withdrawnAt, announcement, formerTags = [] } = publishing
  return {
    id: article.id,
    article,
    version,
    withdrawn: state === 'withdrawn',
    ...(withdrawnAt !== undefined && { withdrawnAt }),
    links: pageLinksOf(announcement),
    formerTags,
    isListed: isListedYet(publishing),
  }
}

async function readSurroundings(reader: ArticlesReader, article: Article): Promise<PageSurroundings> {
  const row = listingOf(article)
  const [previous, next] = await Promise.all([
    reader.nearest(everything, row, 'before'),
    reader.nearest(everything, row, 'after'),
  ])
  return { ...(previous && { previous: linkOf(previous) }), ...(next && { next: linkOf(next) }) }
}

const linkOf = ({ article: { slug, title, language } }: ArticleOutline): NeighbourLink => ({ slug, title, language })

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
