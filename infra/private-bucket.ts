import { CfnElement, Duration, Stack, Validations } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'

import type { EnvironmentKey } from '../shared/environment.ts'
import type { PublishingFunction } from './publishing-function.ts'
import { articlesRemoval } from './removal.ts'

type Action = 'GetObject' | 'PutObject' | 'DeleteObject'

/** A versioned bucket that nobody reaches but by a policy, over TLS, and that outlives its stack. */
export class PrivateBucket extends Construct {
  readonly bucket: Bucket
  readonly #variable: EnvironmentKey
  readonly #logicalId: string

  /** @param variable through which functions learn the bucket's name */
  constructor(scope: Construct, id: string, variable: EnvironmentKey) {
    super(scope, id)
    this.#variable = variable
    this.bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      removalPolicy: articlesRemoval(this).removalPolicy,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(90),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    })
    const { defaultChild } = this.bucket.node
    this.#logicalId = CfnElement.isCfnElement(defaultChild) ? Stack.of(this).getLogicalId(defaultChild) : ''
    Validations.of(Stack.of(this)).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${this.#logicalId}.Arn>/*]`,
      reason: 'Whoever works with this one bucket works with every object of it.',
    })
  }

  /**
   * Lets the function use the objects whose keys begin with `prefix`; who reads all may also list, so that a missing one is
   * 404 and not 403.
   */
  allow(caller: PublishingFunction, actions: readonly Action[], prefix = ''): void {
    if (actions.includes('GetObject') && prefix === '') this.allowList(caller)
    caller.allow(
      new PolicyStatement({
        actions: actions.map((action) => `s3:${action}`),
        resources: [this.bucket.arnForObjects(`${prefix}*`)],
      }),
      this.#variable,
      this.bucket.bucketName,
    )
    if (prefix === '') return
    Validations.of(caller).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${this.#logicalId}.Arn>/${prefix}*]`,
      reason: 'The function works on every such object of this one bucket.',
    })
  }

  allowList(caller: PublishingFunction): void {
    caller.allow(
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] }),
      this.#variable,
      this.bucket.bucketName,
    )
  }
}
