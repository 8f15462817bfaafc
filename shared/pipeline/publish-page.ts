import { pagePath, type Article } from '../article/article.ts'
import { RetryableError } from '../errors.ts'
import type { Publication } from '../publication.ts'
import { renderPage } from '../site/page.ts'
import { renderWithdrawnPage } from '../site/withdrawn.ts'
import type { ArticleStore } from './article-store.ts'
import { publishFiles, type SiteHost } from './site-host.ts'

/** What an article's page shows: this version of it, or that it was withdrawn. */
export interface Shown {
  readonly id: string
  readonly article: Article
  readonly version: number
  readonly withdrawn: boolean
}

/** Key of the page's object. */
const pageFile = (article: Pick<Article, 'slug'>): string => `${pagePath(article).slice(1)}index.html`

/** Brings one article's page up to its record, which has been accepted. */
export async function publishPage(
  { articles, site, publication }: { articles: ArticleStore; site: SiteHost; publication: Publication },
  id: string,
  { slug }: Pick<Article, 'slug'>,
): Promise<Shown> {
  let shown: Shown | undefined
  const path = pageFile({ slug })
  await publishFiles(site, [path], async () => {
    const publishing = (await articles.get(id))?.publishing
    if (!publishing) throw new RetryableError(`Cannot show article ${id}: its record is gone`)
    const { article, version, state } = publishing
    shown = { id, article, version, withdrawn: state === 'withdrawn' }
    const body = shown.withdrawn ? renderWithdrawnPage(publication) : renderPage(article, publication)
    return [{ path, contentType: 'text/html; charset=utf-8', body }]
  })
  if (!shown) throw new RetryableError(`Cannot show article ${id}: its page was not made`)
  return shown
}
