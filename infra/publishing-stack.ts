import { CfnOutput, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

import type { Publication } from '../shared/publication.ts'
import { ArticlesTable } from './articles-table.ts'
import { IngestArticle } from './ingest-article.ts'
import { PostThread } from './post-thread.ts'
import { PublishFeeds } from './publish-feeds.ts'
import { Reconcile } from './reconcile.ts'
import { Site } from './site.ts'
import { Uploads } from './uploads.ts'
import { WorkQueue } from './work-queue.ts'

/**
 * The whole of tidings for one publication:
 *
 *     uploads ──▶ ingest-article ──▶ articles
 *                       │
 *                    changes ──▶ publish-feeds ──▶ site
 *                                      │
 *                                announcements ──▶ post-thread ──▶ Bluesky
 *
 *     a schedule ──▶ reconcile ──▶ any of the three queues
 *
 * Without a Bluesky account there is nothing from `announcements` on.
 */
export class PublishingStack extends Stack {
  constructor(scope: Construct, id: string, { publication }: { publication: Publication }) {
    super(scope, id, { description: 'tidings: uploaded articles become feeds and threads' })

    const uploads = new Uploads(this, 'Uploads')
    const articles = new ArticlesTable(this, 'Articles')
    const changes = new WorkQueue(this, 'Changes', 'changesQueue')
    const site = new Site(this, 'Site')
    const announcements = publication.bluesky && new WorkQueue(this, 'Announcements', 'announcementsQueue')

    new IngestArticle(this, 'IngestArticle', { publication, uploads, articles, changes })
    new PublishFeeds(this, 'PublishFeeds', { publication, changes, articles, site, announcements })
    const post = announcements && new PostThread(this, 'PostThread', { publication, announcements, articles })
    new Reconcile(this, 'Reconcile', { publication, uploads, articles, changes, announcements })

    this.#tell({
      UploadsBucketName: uploads.bucket.bucket.bucketName,
      SiteBucketName: site.bucket.bucket.bucketName,
      SiteUrl: publication.siteUrl,
      DistributionDomainName: site.distribution.distributionDomainName,
      ArticlesTableName: articles.table.tableName,
      UploadsQueueUrl: uploads.queue.queue.queueUrl,
      ChangesQueueUrl: changes.queue.queueUrl,
      AnnouncementsQueueUrl: announcements?.queue.queueUrl,
      BlueskySecretArn: post?.secret.secretArn,
    })
  }

  /** The command line finds what it needs by these names. */
  #tell(outputs: Readonly<Record<string, string | undefined>>): void {
    for (const [name, value] of Object.entries(outputs)) {
      if (value !== undefined) new CfnOutput(this, name, { value })
    }
  }
}
