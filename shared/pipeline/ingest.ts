import { isPicture } from '../article/format.ts'
import { ingestArticle, type IngestArticlePorts } from './ingest-article.ts'
import { ingestPicture } from './ingest-picture.ts'
import type { UploadEvent } from './upload-event.ts'

export type IngestPorts = IngestArticlePorts

/** Makes of an upload what it is: an article, a picture of articles, or a receipt that says why it is neither. */
export async function ingest(ports: IngestPorts, event: UploadEvent): Promise<void> {
  if (isPicture(event.key)) await ingestPicture(ports, event)
  else await ingestArticle(ports, event)
}
