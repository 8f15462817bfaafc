import { articleId } from '../../shared/article/identity.ts'
import { everything } from '../../shared/pipeline/article-lists.ts'
import type { ArticleRecord, Publishing } from '../../shared/pipeline/article-record.ts'
import { listPages } from '../../shared/pipeline/uploads.ts'
import type { Connection } from '../stack/connection.ts'

/** A record with an accepted article. */
export type Accepted = ArticleRecord & { readonly publishing: Publishing }

/** Every article that was accepted and not withdrawn: those on the site, and those whose file is there. */
export async function readAllArticles({
  articles,
  lists,
  uploads,
}: Pick<Connection, 'articles' | 'lists' | 'uploads'>): Promise<readonly Accepted[]> {
  const ids = new Set((await lists.newest(everything, Number.POSITIVE_INFINITY)).map(({ id }) => id))
  for await (const objects of listPages(uploads)) for (const { key } of objects) ids.add(articleId(key))
  const records = await articles.getMany([...ids])
  return records.filter(
    (record): record is Accepted => record.publishing !== undefined && record.publishing.state !== 'withdrawn',
  )
}
