import { documentCollection } from '../thread/standard-site.ts'
import type { AnnouncePorts, Place } from './announce-ports.ts'
import type { Announcement, ArticleRecord } from './article-record.ts'
import { coverOf, uploadCover, type Cover } from './card-picture.ts'
import { requireLivePage } from './live-page.ts'
import { planDocument, planPublication } from './plan-document.ts'
import { composeWrites } from './repository.ts'
import { reviseAnnouncement, type ChangesOf } from './revise-publishing.ts'
import { writeWithin } from './write-within.ts'

/**
 * Makes the article's document say what the article says and, once there is a thread, which it is: that can only be
 * added afterwards, because the posts refer to the document as it was before. Posts are not touched.
 */
export async function keepDocument(ports: AnnouncePorts, place: Place): Promise<ArticleRecord | undefined> {
  const { record, article, version, announcement, session, head } = place
  const [bskyPostRef] = announcement.posts ?? []
  const cover = await presentCover(ports, place)
  const document = planDocument(place, {
    ...(cover && { coverImage: cover.blob }),
    ...(bskyPostRef && { bskyPostRef }),
  })
  const records = [planPublication(ports.publication, place), document]
  const writes = await composeWrites(ports.microblog, session, records)
  const isNew = writes.some(({ action, collection }) => action === 'create' && collection === documentCollection)
  if (isNew) await requireLivePage(ports, article)
  if (writes.length > 0) await writeWithin(ports, session, writes, head)
  const note = ({ documented = 0 }: Announcement): ChangesOf<Announcement> | undefined =>
    documented < version ? { documented: version, cover } : undefined
  return reviseAnnouncement(ports, record.id, announcement, note, record)
}

/** The article's picture as it was uploaded before, or uploaded now because it is another one. */
async function presentCover(
  ports: AnnouncePorts,
  { article, announcement: { cover }, session }: Place,
): Promise<Cover | undefined> {
  if (cover && cover.src === coverOf(article, ports.publication)) return cover
  const uploaded = await uploadCover(ports, session, article)
  return uploaded === 'failed' ? undefined : uploaded
}
