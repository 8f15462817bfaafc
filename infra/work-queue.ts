import { Duration } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'

import type { EnvironmentKey } from '../shared/environment.ts'
import { functionTimeout, type PublishingFunction } from './publishing-function.ts'

interface Intake {
  readonly batchSize: number
  readonly maxBatchingWindow?: Duration
  readonly maxConcurrency?: number
}

/** Hints for one step, and the queue of those that failed five times. */
export class WorkQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: Queue
  readonly #variable: EnvironmentKey

  /** @param variable through which senders learn the queue's URL */
  constructor(scope: Construct, id: string, variable: EnvironmentKey) {
    super(scope, id)
    this.#variable = variable
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(functionTimeout.toSeconds() * 6),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    })
  }

  /** Lets the function send to this queue. */
  accept(sender: PublishingFunction): void {
    sender.allow(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] }),
      this.#variable,
      this.queue.queueUrl,
    )
  }

  /** Calls the function with what is in this queue. */
  drive(consumer: PublishingFunction, intake: Intake): void {
    consumer.allow(
      new PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        resources: [this.queue.queueArn],
      }),
    )
    consumer.function.addEventSourceMapping('Work', {
      eventSourceArn: this.queue.queueArn,
      reportBatchItemFailures: true,
      ...intake,
    })
  }
}
