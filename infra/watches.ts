import { Duration } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'

import { type MetricName, metricDimensions, metricNamespace } from '../shared/metrics.ts'
import { Alarms } from './alarms.ts'
import type { IngestArticle } from './ingest-article.ts'
import type { NotificationTopic } from './notification-topic.ts'
import type { PostThread } from './post-thread.ts'
import type { PublishFeeds } from './publish-feeds.ts'
import type { Reconcile } from './reconcile.ts'
import type { WorkQueue } from './work-queue.ts'

/** Everything that is watched. */
export interface Watched {
  readonly stack: string
  readonly uploads: WorkQueue
  readonly changes: WorkQueue
  readonly announcements: WorkQueue | undefined
  readonly ingest: IngestArticle
  readonly publish: PublishFeeds
  readonly post: PostThread | undefined
  readonly reconcile: Reconcile
}

/** A metric that a function of this publication sends. */
export const ownMetric = (
  { stack }: Pick<Watched, 'stack'>,
  service: string,
  metricName: MetricName,
  { period, statistic }: { period: Duration; statistic: string },
): Metric =>
  new Metric({
    namespace: metricNamespace,
    metricName,
    dimensionsMap: metricDimensions({ service, stack }),
    period,
    statistic,
  })

/** What operators are told without asking: each alarm says what happened and what to do. */
export class Watches extends Alarms {
  constructor(scope: Construct, id: string, topic: NotificationTopic, watched: Watched) {
    super(scope, id, topic)
    this.#watchWork(watched)
    this.#watchArticles(watched)
    if (watched.post) this.#watchAccount(watched)
  }

  #watchWork({ uploads, changes, announcements, ingest, publish, post, reconcile }: Watched): void {
    // What waits in the other queues has a record, and is counted as stuck before long; a new upload has none.
    this.watchAge('Uploads', uploads.queue, Duration.minutes(15))
    this.watchDeadLetters('Uploads', uploads.deadLetters)
    this.watchDeadLetters('Changes', changes.deadLetters)
    if (announcements) this.watchDeadLetters('Announcements', announcements.deadLetters)
    this.watchErrors('IngestArticle', ingest)
    this.watchErrors('PublishFeeds', publish)
    if (post) this.watchErrors('PostThread', post)
    this.watchErrors('Reconcile', reconcile)
    this.raise('ReconcileSilent', {
      metric: reconcile.function.metricInvocations({ period: Duration.minutes(15), statistic: 'Sum' }),
      threshold: 1,
      silence: true,
      happened: 'Nothing looks after unfinished articles: reconcile, which runs every minute, did not for 15 minutes.',
      remedy: 'Look at the dead letters of its schedule, and whether the account may run functions.',
    })
  }

  #watchArticles(watched: Watched): void {
    // An article that keeps failing is tried again, and counted, every hour at the latest.
    this.raise('ArticlesStuck', {
      metric: ownMetric(watched, 'reconcile', 'ArticlesStuck', { period: Duration.hours(1), statistic: 'Maximum' }),
      threshold: 1,
      periods: 2,
      happened: 'An article does not get on: its step has failed more than once.',
      remedy: 'Run `npx tidings status` to see which and why, mend that, then `npx tidings retry`.',
    })
  }

  #watchAccount(watched: Watched): void {
    this.raise('AnnouncementsFailed', {
      metric: ownMetric(watched, 'post-thread', 'StepsFailed', { period: Duration.hours(1), statistic: 'Sum' }),
      threshold: 3,
      happened: 'Three announcements or more failed within an hour.',
      remedy:
        'Run `npx tidings doctor`: it tells whether the account, its password and its server are as they should be.',
    })
    this.raise('SignInBudget', {
      metric: ownMetric(watched, 'post-thread', 'SignIns', { period: Duration.days(1), statistic: 'Sum' }),
      threshold: 5,
      happened: 'The Bluesky account was signed in to five times within a day; some servers allow ten.',
      remedy: 'Run `npx tidings doctor`. If the password is refused, `npx tidings connect` stores a new one.',
    })
  }
}
