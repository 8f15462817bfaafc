import type { PlannedRecord, StrongRef } from '../thread/records.ts'
import type { Announcement } from './article-record.ts'
import { writeWithin, type AccountPorts } from './account.ts'
import type { Microblog, Session, StoredRecord } from './microblog.ts'

const posts = 'app.bsky.feed.post'

/**
 * The posts that stand under the reserved keys, in order; none when there is no root post, since a thread is written
 * whole or not at all.
 *
 * @throws {ReservedKeyTakenError} if a post that is not this thread's stands under its first key
 */
export async function standingPosts(
  microblog: Microblog,
  session: Session,
  announcement: Announcement,
): Promise<readonly StrongRef[]> {
  const standing: StrongRef[] = []
  for (const [index, rkey] of announcement.keys.entries()) {
    const record = await microblog.read(session, posts, rkey)
    if (!record) break
    if (!isOurs(record, announcement, index)) throw new ReservedKeyTakenError(rkey)
    standing.push({ uri: `at://${announcement.did}/${posts}/${rkey}`, cid: record.cid })
  }
  return standing
}

/** The reserved keys under which posts of this thread stand, also after the owner deleted some of them by hand. */
async function standingKeys(
  microblog: Microblog,
  session: Session,
  announcement: Announcement,
): Promise<readonly string[]> {
  const records = await Promise.all(announcement.keys.map(async (rkey) => microblog.read(session, posts, rkey)))
  return announcement.keys.filter((_, index) => {
    const record = records[index]
    return record && isOurs(record, announcement, index)
  })
}

const isOurs = ({ value }: StoredRecord, { createdAt }: Announcement, index: number): boolean =>
  value['createdAt'] === createdAt[index]

/** Another post has a key that was reserved for this thread: reserve others. */
export class ReservedKeyTakenError extends Error {
  override readonly name = 'ReservedKeyTakenError'

  constructor(rkey: string) {
    super(`Cannot use record key "${rkey}": another post has it`)
  }
}

/** Writes a whole thread, on top of the commit `head` only. */
export async function writeThread(
  ports: AccountPorts,
  session: Session,
  records: readonly PlannedRecord[],
  head: string,
): Promise<void> {
  const writes = records.map(({ collection, rkey, value }) => ({ action: 'create', collection, rkey, value }) as const)
  await writeWithin(ports, session, writes, head)
}

/**
 * Deletes the posts that stand under the reserved keys, on top of the commit `head` only. Where none stands, an empty
 * commit is written: it moves the head, so that a thread that is still under way comes too late (`swapCommit`).
 */
export async function deleteThread(
  ports: AccountPorts,
  session: Session,
  announcement: Announcement,
  head: string,
): Promise<void> {
  const standing = await standingKeys(ports.microblog, session, announcement)
  const writes = standing.map((rkey) => ({ action: 'delete', collection: posts, rkey }) as const)
  await writeWithin(ports, session, writes, head)
  if ((await ports.microblog.head(session)) === head) {
    throw new Error(`Cannot take a thread back: the repository of ${announcement.did} did not move on from ${head}`)
  }
}
