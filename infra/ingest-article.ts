import type { Construct } from 'constructs'

import type { Publication } from '../shared/publication.ts'
import type { ArticlesTable } from './articles-table.ts'
import { PublishingFunction } from './publishing-function.ts'
import type { Uploads } from './uploads.ts'
import type { WorkQueue } from './work-queue.ts'

interface IngestArticleProps {
  readonly publication: Publication
  readonly uploads: Uploads
  readonly articles: ArticlesTable
  readonly changes: WorkQueue
}

/** Reads each upload and writes the article it became. */
export class IngestArticle extends PublishingFunction {
  constructor(scope: Construct, id: string, { publication, uploads, articles, changes }: IngestArticleProps) {
    super(scope, id, { entry: 'ingest-article', publication, memoryMb: 1024, pictures: true })
    uploads.bucket.allow(this, ['GetObject'])
    articles.allow(this, ['GetItem', 'PutItem'])
    changes.accept(this)
    uploads.queue.drive(this, { batchSize: 10 })
  }
}
