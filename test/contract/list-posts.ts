import * as z from 'zod'

const pageSchema = z.object({
  cursor: z.string().optional(),
  records: z.array(z.object({ uri: z.string(), cid: z.string(), value: z.record(z.string(), z.unknown()) })),
})

export type StoredPost = z.output<typeof pageSchema>['records'][number]

type Repository = { readonly url: string; readonly did: string }

/** Every post that stands in the account's repository, by its URI, as anybody can read it. */
export const listPosts = async (repository: Repository): Promise<ReadonlyMap<string, StoredPost>> =>
  listRecords(repository, 'app.bsky.feed.post')

/** Every record of a collection that stands in the account's repository, by its URI, as anybody can read it. */
export async function listRecords(
  { url, did }: Repository,
  collection: string,
): Promise<ReadonlyMap<string, StoredPost>> {
  const posts = new Map<string, StoredPost>()
  let cursor: string | undefined
  do {
    const query = new URLSearchParams({
      repo: did,
      collection,
      limit: '100',
      ...(cursor !== undefined && { cursor }),
    })
    const response = await fetch(`${url}/xrpc/com.atproto.repo.listRecords?${query.toString()}`)
    if (!response.ok)
      throw new Error(`Cannot list ${collection} of ${did}: ${response.status} ${await response.text()}`)
    const page = pageSchema.parse(await response.json())
    for (const record of page.records) posts.set(record.uri, record)
    cursor = page.cursor
  } while (cursor !== undefined)
  return posts
}
