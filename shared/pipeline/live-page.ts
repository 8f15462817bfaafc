import { type Article, pagePath } from '../article/article.ts'
import { RetryableError } from '../errors.ts'
import type { Publication } from '../publication.ts'
import type { AnnouncePorts } from './announce-ports.ts'

export const pageUrlOf = (article: Pick<Article, 'slug'>, { siteUrl }: Pick<Publication, 'siteUrl'>): string =>
  new URL(pagePath(article), siteUrl).href

/** @throws {RetryableError} while the world cannot open the page that posts and document lead to */
export async function requireLivePage(
  { publication, isLive }: Pick<AnnouncePorts, 'publication' | 'isLive'>,
  article: Pick<Article, 'slug'>,
): Promise<void> {
  const url = pageUrlOf(article, publication)
  if (!(await isLive(url))) throw new RetryableError(`Cannot announce ${url}: the page does not answer yet`)
}
