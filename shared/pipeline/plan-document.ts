import type { Publication } from '../publication.ts'
import { planRecord, type PlannedRecord } from '../thread/records.ts'
import {
  composeDocument,
  composePublication,
  type DocumentRecord,
  type PublicationRecord,
} from '../thread/standard-site.ts'
import { publicationUri } from './account.ts'
import type { Place } from './announce-ports.ts'

/** The record of the publication, in its place. */
export const planPublication = (
  publication: Publication,
  { publicationPlace: { did, rkey } }: Pick<Place, 'publicationPlace'>,
): PlannedRecord<PublicationRecord> => planRecord(did, rkey, composePublication(publication))

/** The document of the article, in its place. */
export const planDocument = (
  { article, announcement: { did, keys }, publicationPlace }: Place,
  parts: Pick<DocumentRecord, 'coverImage' | 'bskyPostRef'>,
): PlannedRecord<DocumentRecord> =>
  planRecord(did, keys[0] ?? '', composeDocument(article, { site: publicationUri(publicationPlace), ...parts }))
