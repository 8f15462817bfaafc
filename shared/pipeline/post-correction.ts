import { labelsIn } from '../site/labels.ts'
import { composeCorrection } from '../thread/correction.ts'
import { mentionsOf, resolveMentions } from '../thread/mentions.ts'
import type { ComposedThread } from '../thread/post.ts'
import { reserveRecordKeys } from '../thread/record-keys.ts'
import { planThreadRecords } from '../thread/records.ts'
import { refTo, type StrongRef } from '../thread/strong-ref.ts'
import type { AnnouncePorts, Place } from './announce-ports.ts'
import type { Announcement, ArticleRecord, CorrectionReply } from './article-record.ts'
import type { Microblog, Session } from './microblog.ts'
import { composeCreations, standingPosts } from './repository.ts'
import { resolveHandles } from './resolve-handles.ts'
import { reviseAnnouncement, type ChangesOf } from './revise-publishing.ts'
import { writeWithin } from './write-within.ts'

/** Adds a reply with the article's correction to the end of its thread, unless it stands. Its place is reserved first. */
export async function postCorrection(ports: AnnouncePorts, place: Place): Promise<ArticleRecord | undefined> {
  const { article, announcement, session, head } = place
  const reply = announcement.corrections?.find(({ text }) => text === article.correction)
  if (!reply) return reserveReply(ports, place)
  const position = { did: announcement.did, ...reply }
  const standing = await standingPosts(ports.microblog, session, position)
  if (standing.length > 0) return markPosted(ports, place, reply, standing)
  const before = await findEnd(ports.microblog, session, announcement)
  if (!before) return markPosted(ports, place, reply, [])
  const composed = composeReply(ports, place)
  const dids = await resolveHandles(ports.microblog, session, mentionsOf(composed))
  const posts = planThreadRecords(resolveMentions(composed, dids).thread, position, before)
  await writeWithin(ports, session, composeCreations(posts), head)
  return markPosted(ports, place, reply, posts.map(refTo))
}

/** The label is in the publication's language, as on the page. */
const composeReply = (
  { publication }: AnnouncePorts,
  { article: { correction = '', language } }: Pick<Place, 'article'>,
): ComposedThread => composeCorrection({ label: labelsIn(publication.language).correction, correction, language })

async function reserveReply(ports: AnnouncePorts, place: Place): Promise<ArticleRecord | undefined> {
  const { record, article, announcement } = place
  const count = composeReply(ports, place).length
  return reviseAnnouncement(
    ports,
    record.id,
    announcement,
    ({ corrections = [] }, { article: { correction: text } }) => {
      if (text === undefined || text !== article.correction || corrections.some((reply) => reply.text === text))
        return undefined
      const seed = `${article.id}/correction/${corrections.length}`
      return { corrections: [...corrections, { text, ...reserveRecordKeys({ nowMs: ports.nowMs(), seed, count }) }] }
    },
    record,
  )
}

async function markPosted(
  ports: AnnouncePorts,
  { record, announcement }: Place,
  { text }: CorrectionReply,
  posts: readonly StrongRef[],
): Promise<ArticleRecord | undefined> {
  const mark = ({ corrections = [] }: Announcement): ChangesOf<Announcement> | undefined =>
    corrections.some((reply) => reply.text === text && !reply.posts)
      ? { corrections: corrections.map((reply) => (reply.text === text ? { ...reply, posts } : reply)) }
      : undefined
  return reviseAnnouncement(ports, record.id, announcement, mark, record)
}

/** The thread's root and its last post that stands; `undefined`: its owner took the thread away. */
async function findEnd(
  microblog: Microblog,
  session: Session,
  { posts = [], corrections = [] }: Announcement,
): Promise<{ readonly root: StrongRef; readonly parent: StrongRef } | undefined> {
  const [root, ...replies] = [...posts, ...corrections.flatMap((reply) => reply.posts ?? [])]
  if (!root || !(await stands(microblog, session, root))) return undefined
  for (const parent of replies.toReversed()) {
    if (await stands(microblog, session, parent)) return { root, parent }
  }
  return { root, parent: root }
}

async function stands(microblog: Microblog, session: Session, { uri, cid }: StrongRef): Promise<boolean> {
  const [, , , collection = '', rkey = ''] = uri.split('/')
  return (await microblog.read(session, collection, rkey))?.cid === cid
}
