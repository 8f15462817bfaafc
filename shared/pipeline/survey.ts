import { articleId, clashId } from '../article/identity.ts'
import { everything, type ArticleLists } from './article-lists.ts'
import type { ArticleRecord } from './article-record.ts'
import type { ArticleStore } from './article-store.ts'
import type { UnfinishedIndex } from './redrive.ts'
import { listPages, type Uploads } from './uploads.ts'

export interface SurveyPorts {
  readonly articles: ArticleStore
  readonly lists: Pick<ArticleLists, 'newest'>
  readonly unfinished: UnfinishedIndex
  readonly uploads: Pick<Uploads, 'list'>
}

/** What somebody who looks after a publication should see. */
export interface Survey {
  /** The longest due first. */
  readonly unfinished: readonly ArticleRecord[]
  /** Their newest upload was rejected. */
  readonly rejected: readonly ArticleRecord[]
  /** Keys of uploads that nothing has read yet, as they are now. */
  readonly unread: readonly string[]
  /** The newest that are on the site. */
  readonly newest: readonly ArticleRecord[]
}

/** Later than any article is due. */
const endOfTimeMs = Date.parse('9999-12-31T23:59:59.999Z')

/** Looks at the table and, for what the table cannot tell, at the whole uploads bucket. */
export async function survey(ports: SurveyPorts, { newest }: { newest: number }): Promise<Survey> {
  const [unfinished, rows, uploads] = await Promise.all([
    readUnfinished(ports),
    ports.lists.newest(everything, newest),
    readUploads(ports),
  ])
  const listed = await inOrder(
    ports,
    rows.map(({ id }) => id),
  )
  return { unfinished, newest: listed, ...uploads }
}

/** Records of all unfinished articles, the longest due first. */
export async function readUnfinished(
  ports: Pick<SurveyPorts, 'articles' | 'unfinished'>,
): Promise<readonly ArticleRecord[]> {
  const records = await inOrder(ports, await ports.unfinished.due(endOfTimeMs))
  return records.filter(({ waitingFor }) => waitingFor !== undefined)
}

async function inOrder(
  { articles }: Pick<SurveyPorts, 'articles'>,
  ids: readonly string[],
): Promise<readonly ArticleRecord[]> {
  const wanted = [...new Set(ids)]
  const records = new Map((await articles.getMany(wanted)).map((record) => [record.id, record]))
  return wanted.flatMap((id) => records.get(id) ?? [])
}

async function readUploads({ articles, uploads }: SurveyPorts): Promise<Pick<Survey, 'rejected' | 'unread'>> {
  const rejected: ArticleRecord[] = []
  const unread: string[] = []
  for await (const objects of listPages(uploads)) {
    const ids = new Set(objects.flatMap(({ key }) => [articleId(key), clashId(key)]))
    const records = new Map((await articles.getMany([...ids])).map((record) => [record.uploadKey, record]))
    for (const { key, etag } of objects) {
      const record = records.get(key)
      if (record?.etag !== etag) unread.push(key)
      else if (record.receipt.outcome === 'rejected') rejected.push(record)
    }
  }
  return { rejected, unread }
}
