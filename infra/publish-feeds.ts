import { Duration } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

import type { Publication } from '../shared/publication.ts'
import type { ArticlesTable } from './articles-table.ts'
import { PublishingFunction } from './publishing-function.ts'
import type { Site } from './site.ts'
import type { WorkQueue } from './work-queue.ts'

interface PublishFeedsProps {
  readonly publication: Publication
  readonly changes: WorkQueue
  readonly articles: ArticlesTable
  readonly site: Site
  readonly announcements: WorkQueue | undefined
}

/** Brings pages and feeds up to date with the articles, many changes at a time. */
export class PublishFeeds extends PublishingFunction {
  constructor(
    scope: Construct,
    id: string,
    { publication, changes, articles, site, announcements }: PublishFeedsProps,
  ) {
    // Three feeds of fifty articles with their full text were seen to take 560 MB.
    super(scope, id, { entry: 'publish-feeds', publication, memoryMb: 1769 })
    articles.allow(this, ['GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem', 'Query'])
    site.bucket.allow(this, ['GetObject', 'PutObject'])
    site.bucket.allow(this, ['DeleteObject'], 'media/')
    announcements?.accept(this)
    changes.drive(this, { batchSize: 100, maxBatchingWindow: Duration.seconds(1), maxConcurrency: 2 })
  }
}
