import { pagePath, type Article } from '../article/article.ts'
import { RetryableError } from '../errors.ts'
import type { Publication } from '../publication.ts'
import { renderPage } from '../site/page.ts'
import { renderWithdrawnPage } from '../site/withdrawn.ts'
import type { ArticleStore } from './article-store.ts'
import { isReleased } from './next-step.ts'
import { publishFiles, type SiteHost } from './site-host.ts'

/** What an article's page shows: this version of it, or that it was withdrawn. */
export interface Shown {
  readonly id: string
  readonly article: Article
  readonly version: number
  readonly withdrawn: boolean
}

export interface PagePorts {
  readonly publication: Publication
  readonly articles: ArticleStore
  readonly site: SiteHost
  readonly nowMs: () => number
}

/**
 * Brings one article's page up to its record, which has been accepted.
 *
 * @returns what the page shows; `undefined`: nothing yet, because the article is held back
 */
export async function publishPage(
  { publication, articles, site, nowMs }: PagePorts,
  id: string,
  { slug }: Pick<Article, 'slug'>,
): Promise<Shown | undefined> {
  const path = `${pagePath({ slug }).slice(1)}index.html`
  const contentType = 'text/html; charset=utf-8'
  return publishFiles(
    site,
    [path],
    async () => {
      const publishing = (await articles.get(id))?.publishing
      if (!publishing) throw new RetryableError(`Cannot show article ${id}: its record is gone`)
      const { article, version, state } = publishing
      return isReleased(publishing, nowMs()) ? { id, article, version, withdrawn: state === 'withdrawn' } : undefined
    },
    (shown) => {
      if (!shown) return []
      const body = shown.withdrawn ? renderWithdrawnPage(publication) : renderPage(shown.article, publication)
      return [{ path, contentType, body }]
    },
  )
}
