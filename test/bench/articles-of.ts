import type { Article } from '../../shared/article/article.ts'
import { articleId } from '../../shared/article/identity.ts'
import { parseUpload } from '../../shared/article/parse.ts'
import { acceptFirst } from '../../shared/pipeline/accept.ts'
import { publication } from '../article/publication.ts'
import { sampleArticle } from './sample-archive.ts'

/** So many articles as they are in the table, the newest first. */
export async function articlesOf(count: number): Promise<readonly Article[]> {
  const articles: Article[] = []
  for (let number = count - 1; number >= 0; number -= 1) articles.push(await acceptedArticle(number))
  return articles
}

/** What the upload of that number becomes. */
export async function acceptedArticle(number: number): Promise<Article> {
  const { name, markdown } = sampleArticle(number)
  const key = `${name}.md`
  const parsed = await parseUpload({ key, bytes: new TextEncoder().encode(markdown) }, publication)
  if (parsed.outcome === 'rejected') throw new Error(`Cannot use ${name}: ${parsed.complaints[0]?.message}`)
  const id = articleId(key)
  return acceptFirst(parsed.content, { id, slug: name, publication, uploadedMs: 0 }).article
}
