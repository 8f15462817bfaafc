import { articleId } from '../../shared/article/identity.ts'
import { everything } from '../../shared/pipeline/article-lists.ts'
import type { ArticleOutline } from '../../shared/pipeline/article-outline.ts'
import { listPages } from '../../shared/pipeline/uploads.ts'
import type { Connection } from '../stack/connection.ts'
import type { OldUpload } from './compose-upload.ts'

/** What an import meets. */
export interface Present {
  /** Keys in the uploads bucket. */
  readonly keys: ReadonlySet<string>
  /** Every article that was accepted, withdrawn ones too, if its file is there, it is on the site, or a file has its name. */
  readonly articles: readonly ArticleOutline[]
}

/** Looks for what is there already of these files, or of any by another name. */
export async function findPresent(
  { articles, lists, uploads }: Pick<Connection, 'articles' | 'lists' | 'uploads'>,
  found: readonly OldUpload[],
): Promise<Present> {
  const keys = new Set<string>()
  for await (const objects of listPages(uploads)) for (const { key } of objects) keys.add(key)
  const listed = await lists.newest(everything, Number.POSITIVE_INFINITY)
  const named = [...keys, ...found.map(({ key }) => key)].map(articleId)
  const ids = new Set([...listed.map(({ id }) => id), ...named])
  return { keys, articles: await articles.getOutlines([...ids]) }
}
