import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'

import type { PrivateBucket } from './private-bucket.ts'

/** What editors may do: put, read, list and delete files of the uploads bucket, and nothing else. Attach it to people. */
export class EditorsPolicy extends ManagedPolicy {
  constructor(scope: Construct, id: string, { bucket }: PrivateBucket) {
    super(scope, id, { description: 'Upload articles, and read, replace and delete what was uploaded' })
    this.addStatements(
      new PolicyStatement({ actions: ['s3:ListBucket', 's3:GetBucketLocation'], resources: [bucket.bucketArn] }),
      new PolicyStatement({
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        resources: [bucket.arnForObjects('*')],
      }),
    )
  }
}
