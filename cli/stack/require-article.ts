import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import type { ArticleStore } from '../../shared/pipeline/article-store.ts'
import { findArticle } from '../../shared/pipeline/find-article.ts'

/**
 * The record that an editor means.
 *
 * @param name the name of the uploaded file, with its folders if it has any, or the article's id
 * @throws {Error} if there is none
 */
export async function requireArticle(articles: ArticleStore, name: string): Promise<ArticleRecord> {
  const record = await findArticle(articles, name)
  if (record) return record
  throw new Error(
    `Cannot find "${name}": no file of that name was read and no article has that id. \`tidings status\` lists what there is`,
  )
}
