import { CfnOutput, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

import type { Publication } from '../shared/publication.ts'
import { ArticlesTable } from './articles-table.ts'
import { EditorsPolicy } from './editors-policy.ts'
import { IngestArticle } from './ingest-article.ts'
import { NotificationTopic } from './notification-topic.ts'
import { Overview } from './overview.ts'
import { PostThread } from './post-thread.ts'
import { PublishFeeds } from './publish-feeds.ts'
import { Reconcile } from './reconcile.ts'
import { SiteDomain } from './site-domain.ts'
import { Site } from './site.ts'
import { Uploads } from './uploads.ts'
import { Watches } from './watches.ts'
import { WorkQueue } from './work-queue.ts'

interface PublishingStackProps {
  readonly publication: Publication
  /** Of the host of the site, if that is the publication's own. */
  readonly certificateArn?: string
}

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
  constructor(scope: Construct, id: string, { publication, certificateArn }: PublishingStackProps) {
    super(scope, id, { description: 'tidings: uploaded articles become feeds and threads' })

    const uploads = new Uploads(this, 'Uploads')
    const articles = new ArticlesTable(this, 'Articles')
    const changes = new WorkQueue(this, 'Changes', 'changesQueue')
    const { hostname: host } = new URL(publication.siteUrl)
    const own = certificateArn === undefined ? undefined : { host, certificateArn }
    const site = new Site(this, 'Site', publication, own)
    const announcements = publication.bluesky && new WorkQueue(this, 'Announcements', 'announcementsQueue')

    const { domain, notifications, stack } = publication
    const rejections = new NotificationTopic(this, 'Rejections', { emails: notifications.editors, encrypted: true })
    const ingest = new IngestArticle(this, 'IngestArticle', {
      publication,
      uploads,
      articles,
      site,
      editors: rejections,
      changes,
    })
    const publish = new PublishFeeds(this, 'PublishFeeds', { publication, changes, articles, site, announcements })
    const post =
      announcements && new PostThread(this, 'PostThread', { publication, announcements, changes, articles, site })
    const reconcile = new Reconcile(this, 'Reconcile', { publication, uploads, articles, changes, announcements })

    if (domain?.hostedZoneId !== undefined)
      new SiteDomain(this, 'Domain', { site, host, hostedZoneId: domain.hostedZoneId })
    const editors = new EditorsPolicy(this, 'Editors', uploads.bucket)
    const operators = new NotificationTopic(this, 'Operators', { emails: notifications.operators })
    const watched = { stack, uploads: uploads.queue, changes, announcements, ingest, publish, post, reconcile }
    new Watches(this, 'Alarms', operators, watched)
    const overview = new Overview(this, 'Dashboard', { watched, articles, site })

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
      EditorsPolicyArn: editors.managedPolicyArn,
      OperatorsTopicArn: operators.topicArn,
      DashboardName: overview.dashboardName,
    })
  }

  /** The command line finds what it needs by these names. */
  #tell(outputs: Readonly<Record<string, string | undefined>>): void {
    for (const [name, value] of Object.entries(outputs)) {
      if (value !== undefined) new CfnOutput(this, name, { value })
    }
  }
}
