import { isDeepStrictEqual } from 'node:util'

import { announcementNotes } from '../thread/announcement-notes.ts'
import { composeThread } from '../thread/compose.ts'
import { planGates } from '../thread/gates.ts'
import { mentionsOf, resolveMentions } from '../thread/mentions.ts'
import { planPosts } from '../thread/plan-posts.ts'
import type { PlannedRecord } from '../thread/records.ts'
import { refTo, type StrongRef } from '../thread/strong-ref.ts'
import type { AnnouncePorts, Place } from './announce-ports.ts'
import type { Announcement, ArticleRecord, Publishing } from './article-record.ts'
import type { Cover } from './card-picture.ts'
import { uploadThumb } from './card-thumb.ts'
import { planDocument, planPublication } from './plan-document.ts'
import { pageUrlOf, requireLivePage } from './live-page.ts'
import { composeCreations, composeWrites, standingPosts } from './repository.ts'
import { resolveHandles } from './resolve-handles.ts'
import { reviseAnnouncement, revisePublishing, type ChangesOf } from './revise-publishing.ts'
import { writeWithin } from './write-within.ts'

/** Posts the thread with its gates and the article's document, all of them or none, unless it stands. */
export async function postThread(ports: AnnouncePorts, place: Place): Promise<ArticleRecord | undefined> {
  const { article, announcement, session, head } = place
  const standing = await standingPosts(ports.microblog, session, announcement)
  if (standing.length > 0) return markAnnounced(ports, place, standing)
  await requireLivePage(ports, article)
  const { around, posts, cover, notes } = await planRecords(ports, place)
  const writes = [...(await composeWrites(ports.microblog, session, around)), ...composeCreations(posts)]
  const record = await keepFindings(ports, place, { notes, cover })
  await writeWithin(ports, session, writes, head)
  return markAnnounced(ports, { ...place, record }, posts.map(refTo))
}

async function planRecords(
  ports: AnnouncePorts,
  place: Place,
): Promise<{
  /** What goes with the posts, and may stand already. */
  readonly around: readonly PlannedRecord[]
  readonly posts: readonly PlannedRecord[]
  readonly cover: Cover | undefined
  readonly notes: readonly string[]
}> {
  const { article, announcement, session } = place
  const { bluesky } = ports.publication
  const pageUrl = pageUrlOf(article, ports.publication)
  const composed = composeThread(article, { pageUrl, maxPosts: bluesky?.maxPosts ?? 1, minPosts: bluesky?.minPosts })
  const dids = await resolveHandles(ports.microblog, session, mentionsOf(composed))
  const { thread, unresolved } = resolveMentions(composed, dids)
  const { thumb, cover, note } = await uploadThumb(ports, session, article)
  const publication = planPublication(ports.publication, place)
  const document = planDocument(place, cover ? { coverImage: cover.blob } : {})
  const posts = planPosts(thread, announcement, { publication, document, thumb })
  const gates = planGates(announcement, article.bluesky === false ? undefined : article.bluesky, bluesky)
  const isElsewhere = pageUrl !== publication.value.url + document.value.path
  return {
    around: [publication, document, ...gates],
    posts,
    cover,
    notes: [
      ...unresolved.map(announcementNotes.unknownHandle),
      ...(note === undefined ? [] : [note]),
      ...(isElsewhere ? [announcementNotes.cardElsewhere(pageUrl, publication.value.url)] : []),
    ],
  }
}

/** Keeps what was found with the article before anything is posted, since afterwards it may be forgotten. */
async function keepFindings(
  ports: AnnouncePorts,
  { record, announcement }: Place,
  { notes, cover }: { readonly notes: readonly string[]; readonly cover: Announcement['cover'] },
): Promise<ArticleRecord> {
  const findings = { notes: notes.length > 0 ? notes : undefined, cover }
  const { notes: noted, cover: covered } = announcement
  if (isDeepStrictEqual(findings, { notes: noted, cover: covered })) return record
  return (await reviseAnnouncement(ports, record.id, announcement, () => findings, record)) ?? record
}

async function markAnnounced(
  ports: AnnouncePorts,
  { record: known, announcement }: Place,
  posts: readonly StrongRef[],
): Promise<ArticleRecord | undefined> {
  let isNews = false
  const mark = ({ state, announcement: present }: Publishing): ChangesOf<Publishing> | undefined => {
    isNews = state === 'live' && present?.keys[0] === announcement.keys[0]
    return isNews && present ? { state: 'announced', announcement: { ...present, posts } } : undefined
  }
  const record = await revisePublishing(ports, known.id, mark, known)
  if (record && isNews) ports.onAnnounced?.(record)
  return record
}
