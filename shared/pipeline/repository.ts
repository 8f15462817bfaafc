import { gateCollections } from '../thread/gates.ts'
import type { PlannedRecord, ThreadPlace } from '../thread/records.ts'
import { documentCollection } from '../thread/standard-site.ts'
import type { StrongRef } from '../thread/strong-ref.ts'
import type { Announcement } from './article-record.ts'
import type { Microblog, Session, StoredRecord, Write } from './microblog.ts'

const posts = 'app.bsky.feed.post'

/**
 * The posts that stand under the reserved keys, in order; none when there is no first post, since posts that belong
 * together are written whole or not at all.
 *
 * @throws {ReservedKeyTakenError} if a post that is none of these stands under one of their keys
 */
export async function standingPosts(
  microblog: Microblog,
  session: Session,
  place: ThreadPlace,
): Promise<readonly StrongRef[]> {
  const standing: StrongRef[] = []
  for (const [index, rkey] of place.keys.entries()) {
    const record = await microblog.read(session, posts, rkey)
    if (!record) break
    if (!isOf(record, place.createdAt[index])) throw new ReservedKeyTakenError(rkey)
    standing.push({ uri: `at://${place.did}/${posts}/${rkey}`, cid: record.cid })
  }
  return standing
}

/** Another post has a key that was reserved for this thread: reserve others. */
export class ReservedKeyTakenError extends Error {
  override readonly name = 'ReservedKeyTakenError'

  constructor(rkey: string) {
    super(`Cannot use record key "${rkey}": another post has it`)
  }
}

/** The writes that make these records, of which none stands. */
export const composeCreations = (records: readonly PlannedRecord[]): readonly Write[] =>
  records.map(({ collection, rkey, value }) => ({ action: 'create', collection, rkey, value }))

/** The writes after which these records stand as they are planned: none for one that stands so already. */
export async function composeWrites(
  microblog: Microblog,
  session: Session,
  records: readonly PlannedRecord[],
): Promise<readonly Write[]> {
  const standing = await Promise.all(
    records.map(async ({ collection, rkey }) => microblog.read(session, collection, rkey)),
  )
  return records.flatMap(({ collection, rkey, cid, value }, index): Write[] => {
    const present = standing[index]
    if (present?.cid === cid) return []
    return [{ action: present ? 'update' : 'create', collection, rkey, value }]
  })
}

/**
 * The writes that take back all that stands in this place, posts that the owner left of a thread as well: posts, gates,
 * the document, and the replies with corrections.
 */
export async function composeDeletions(
  microblog: Microblog,
  session: Session,
  announcement: Announcement,
): Promise<readonly Write[]> {
  const [rkey = ''] = announcement.keys
  const places = [announcement, ...(announcement.corrections ?? [])]
  const candidates: readonly { collection: string; rkey: string; createdAt?: string | undefined }[] = [
    ...places.flatMap(({ keys, createdAt }) =>
      keys.map((key, index) => ({ collection: posts, rkey: key, createdAt: createdAt[index] })),
    ),
    ...[...gateCollections, documentCollection].map((collection) => ({ collection, rkey })),
  ]
  const standing = await Promise.all(
    candidates.map(async ({ collection, rkey: key, createdAt }) => {
      const record = await microblog.read(session, collection, key)
      return record !== undefined && (collection !== posts || isOf(record, createdAt))
    }),
  )
  return candidates
    .filter((_, index) => standing[index])
    .map(({ collection, rkey: key }) => ({ action: 'delete', collection, rkey: key }))
}

/** Whether it is the post that was to have this time, and not another one under its key. */
const isOf = ({ value }: StoredRecord, createdAt: string | undefined): boolean => value['createdAt'] === createdAt
