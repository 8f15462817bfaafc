import type { AnnouncePorts, Place } from './announce-ports.ts'
import type { ArticleRecord } from './article-record.ts'
import { composeDeletions } from './repository.ts'
import { revisePublishing } from './revise-publishing.ts'
import { writeWithin } from './write-within.ts'

/**
 * Deletes all that stands in the announcement's place in one commit. Where nothing stands, an empty commit is written: it
 * moves the head, so that a thread that is still under way comes too late (`swapCommit`).
 */
export async function takeBack(
  ports: AnnouncePorts,
  { record, announcement, session, head }: Place,
): Promise<ArticleRecord | undefined> {
  const writes = await composeDeletions(ports.microblog, session, announcement)
  await writeWithin(ports, session, writes, head)
  if ((await ports.microblog.head(session)) === head) {
    throw new Error(`Cannot take a thread back: the repository of ${announcement.did} did not move on from ${head}`)
  }
  return revisePublishing(ports, record.id, ({ takenBack }) => (takenBack ? undefined : { takenBack: true }), record)
}
