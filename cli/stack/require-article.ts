import { articleExtension } from '../../shared/article/format.ts'
import { articleId } from '../../shared/article/identity.ts'
import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import type { ArticleStore } from '../../shared/pipeline/article-store.ts'
import { findArticle } from '../../shared/pipeline/find-article.ts'

/**
 * The record that an editor means.
 *
 * @param name the name of the uploaded file, with its folders if it has any and with or without its extension; that of
 *   the article's own folder; or the article's id
 * @throws {Error} if there is none
 */
export async function requireArticle(articles: ArticleStore, name: string): Promise<ArticleRecord> {
  const record = (await findArticle(articles, name)) ?? (await findByName(articles, name))
  if (record) return record
  throw new Error(
    `Cannot find "${name}": no file of that name was read and no article has that id. \`tidings status\` lists what there is`,
  )
}

/** A name with an extension is that of one file, and no other's. */
const findByName = async (articles: ArticleStore, name: string): Promise<ArticleRecord | undefined> =>
  articleExtension(name) === undefined ? articles.get(articleId(name.replace(/\/$/, ''))) : undefined
