import type { ThumbBlob, Thread } from './post.ts'
import { planThreadRecords, type PlannedRecord, type PostRecord, type ThreadPlace } from './records.ts'
import type { DocumentRecord, PublicationRecord } from './standard-site.ts'
import { refTo } from './strong-ref.ts'

/**
 * The posts of a thread whose cards show the article's document and its publication: references to exactly these
 * records, as long as the card leads where they say that the document is.
 */
export function planPosts(
  thread: Thread,
  place: ThreadPlace,
  {
    publication,
    document,
    thumb,
  }: {
    readonly publication: PlannedRecord<PublicationRecord>
    readonly document: PlannedRecord<DocumentRecord>
    readonly thumb: ThumbBlob | undefined
  },
): PlannedRecord<PostRecord>[] {
  const address = publication.value.url + document.value.path
  const enhanced = thread.map((post) => {
    if (!post.card) return post
    const associatedRefs = post.card.uri === address ? [refTo(document), refTo(publication)] : undefined
    return { ...post, card: { ...post.card, ...(thumb && { thumb }), ...(associatedRefs && { associatedRefs }) } }
  })
  return planThreadRecords(enhanced, place)
}
