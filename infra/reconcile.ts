/* oxlint-disable no-new -- a construct attaches itself to its scope */
import { Duration, Validations } from 'aws-cdk-lib'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'

import type { Publication } from '../shared/publication.ts'
import type { ArticlesTable } from './articles-table.ts'
import { PublishingFunction } from './publishing-function.ts'
import type { Uploads } from './uploads.ts'
import type { WorkQueue } from './work-queue.ts'

interface ReconcileProps {
  readonly publication: Publication
  readonly uploads: Uploads
  readonly articles: ArticlesTable
  readonly changes: WorkQueue
  readonly announcements: WorkQueue | undefined
}

/** Sends unfinished articles on every minute, and looks for uploads that nobody heard of every hour. */
export class Reconcile extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { publication, uploads, articles, changes, announcements }: ReconcileProps,
  ) {
    super(scope, id)
    const reconcile = new PublishingFunction(this, 'Run', { entry: 'reconcile', publication })
    articles.allowUnfinished(reconcile)
    articles.allow(reconcile, ['BatchGetItem'])
    uploads.bucket.allowList(reconcile)
    uploads.queue.accept(reconcile)
    changes.accept(reconcile)
    announcements?.accept(reconcile)
    this.#schedule(reconcile, { redrive: 'rate(1 minute)', sweep: 'rate(1 hour)' })
  }

  #schedule(reconcile: PublishingFunction, tasks: Readonly<Record<string, string>>): void {
    const { functionArn } = reconcile.function
    const missed = new Queue(this, 'Missed', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    Validations.of(missed).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'It is itself where failures end.' })
    const role = new Role(this, 'Scheduler', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
      inlinePolicies: {
        Call: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
            new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [missed.queueArn] }),
          ],
        }),
      },
    })
    for (const [task, scheduleExpression] of Object.entries(tasks)) {
      new CfnSchedule(this, task, {
        scheduleExpression,
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn: functionArn,
          roleArn: role.roleArn,
          input: JSON.stringify({ task }),
          deadLetterConfig: { arn: missed.queueArn },
          retryPolicy: { maximumEventAgeInSeconds: 300, maximumRetryAttempts: 3 },
        },
      })
    }
  }
}
