import * as z from 'zod'
import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import type { Json } from '../gateway/json.ts'
import type { LocalPds, RepositoryCommit } from './pds.ts'

const recordSchema = z.object({ uri: z.string(), cid: z.string(), value: z.record(z.string(), z.json()) })

/** A record as the PDS gives it. */
export interface PdsRecord {
  readonly uri: string
  readonly cid: string
  readonly value: Readonly<Record<string, Json>>
}

/** An article's thread as it stands in the repository. */
export interface PublishedThread {
  /** Of the article. */
  readonly id: string
  readonly posts: readonly PdsRecord[]
  /** The commit that wrote the first post, and every record that it created. */
  readonly commit: RepositoryCommit | undefined
  /** What else the same commit created. */
  readonly others: readonly PdsRecord[]
}

/** URL that answers a record over HTTP. */
export const composeRecordUrl = (pds: Pick<LocalPds, 'url'>, uri: string): string => {
  const [, , repo = '', collection = '', rkey = ''] = uri.split('/')
  return `${pds.url}/xrpc/com.atproto.repo.getRecord?${new URLSearchParams({ repo, collection, rkey }).toString()}`
}

/** Reads an announced article's thread back from the PDS; `undefined` when it has none. */
export async function readThread(pds: LocalPds, record: ArticleRecord): Promise<PublishedThread | undefined> {
  const posts = record.publishing?.announcement?.posts
  const [root] = posts ?? []
  if (!posts || !root) return undefined
  const read = async (uri: string): Promise<PdsRecord> => {
    const response = await fetch(composeRecordUrl(pds, uri))
    if (!response.ok) throw new Error(`Cannot read ${uri} back: ${response.status} ${await response.text()}`)
    return recordSchema.parse(await response.json())
  }
  const uris = posts.map(({ uri }) => uri)
  const commits = await pds.readCommits()
  const commit = commits.find(({ paths }) => paths.some((path) => root.uri.endsWith(`/${path}`)))
  const others = (commit?.paths ?? []).map((path) => `at://${pds.did}/${path}`).filter((uri) => !uris.includes(uri))
  return {
    id: record.id,
    posts: await Promise.all(uris.map(read)),
    commit,
    others: await Promise.all(others.map(read)),
  }
}
