import type { Construct } from 'constructs'

import type { Publication } from '../shared/publication.ts'
import type { ArticlesTable } from './articles-table.ts'
import type { NotificationTopic } from './notification-topic.ts'
import { PublishingFunction } from './publishing-function.ts'
import type { Site } from './site.ts'
import type { Uploads } from './uploads.ts'
import type { WorkQueue } from './work-queue.ts'

interface IngestArticleProps {
  readonly publication: Publication
  readonly uploads: Uploads
  readonly articles: ArticlesTable
  readonly site: Site
  readonly editors: NotificationTopic
  readonly changes: WorkQueue
}

/** Reads each upload, writes the article it became, and puts its pictures on the site. */
export class IngestArticle extends PublishingFunction {
  constructor(
    scope: Construct,
    id: string,
    { publication, uploads, articles, site, editors, changes }: IngestArticleProps,
  ) {
    super(scope, id, { entry: 'ingest-article', publication, memoryMb: 1769, packages: ['sharp'] })
    uploads.bucket.allow(this, ['GetObject'])
    articles.allow(this, ['GetItem', 'PutItem', 'Query'])
    site.bucket.allow(this, ['PutObject'], 'media/')
    editors.allowPublish(this, 'editorsTopic')
    changes.accept(this)
    uploads.queue.drive(this, { batchSize: 10 })
  }
}
