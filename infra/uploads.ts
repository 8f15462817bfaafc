import { Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'

import { PrivateBucket } from './private-bucket.ts'
import { WorkQueue } from './work-queue.ts'

/** Where editors put files, and the queue that hears of each one. */
export class Uploads extends Construct {
  readonly bucket: PrivateBucket
  readonly queue: WorkQueue

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.queue = new WorkQueue(this, 'Queue', 'uploadsQueue')
    this.bucket = new PrivateBucket(this, 'Bucket', 'uploadsBucket')
    const { bucket } = this.bucket
    const { queue } = this.queue
    // The account stands in for the bucket: S3 tries the queue before the bucket exists, so neither can name the other.
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    if (!(bucket.node.defaultChild instanceof CfnBucket)) throw new Error('Cannot notify the uploads queue: no bucket')
    bucket.node.defaultChild.notificationConfiguration = {
      queueConfigurations: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'].map((event) => ({
        event,
        queue: queue.queueArn,
      })),
    }
    bucket.node.addDependency(queue)
  }
}
