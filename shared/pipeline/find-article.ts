import { articleId, clashId } from '../article/identity.ts'
import type { ArticleRecord } from './article-record.ts'
import type { ArticleStore } from './article-store.ts'

/**
 * The record of an upload, or of an article by its id.
 *
 * @param name the upload's key or the article's id
 */
export async function findArticle(
  articles: Pick<ArticleStore, 'getMany'>,
  name: string,
): Promise<ArticleRecord | undefined> {
  // A file whose name was taken has its receipt beside the record of the one that took it.
  const ids = [articleId(name), clashId(name), name]
  const records = await articles.getMany([...new Set(ids)])
  return records.find(({ uploadKey }) => uploadKey === name) ?? records.find(({ id }) => id === name)
}
