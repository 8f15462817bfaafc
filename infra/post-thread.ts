import { RemovalPolicy, SecretValue, Validations } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'

import { cardFonts } from '../shared/card-fonts.ts'
import type { Publication } from '../shared/publication.ts'
import type { ArticlesTable } from './articles-table.ts'
import { PublishingFunction } from './publishing-function.ts'
import type { Site } from './site.ts'
import type { WorkQueue } from './work-queue.ts'

interface PostThreadProps {
  readonly publication: Publication
  readonly announcements: WorkQueue
  readonly changes: WorkQueue
  readonly articles: ArticlesTable
  readonly site: Site
}

/** Posts the thread of each live article, signed in with a secret that the operator fills. */
export class PostThread extends PublishingFunction {
  readonly secret: Secret

  constructor(scope: Construct, id: string, { publication, announcements, changes, articles, site }: PostThreadProps) {
    super(scope, id, {
      entry: 'post-thread',
      publication,
      memoryMb: 1024,
      packages: ['sharp', '@takumi-rs/core'],
      files: cardFonts,
    })
    this.secret = new Secret(this, 'AppPassword', {
      description: 'App password of the Bluesky account; empty until it is connected',
      secretObjectValue: { appPassword: SecretValue.unsafePlainText('') },
      removalPolicy: RemovalPolicy.DESTROY,
    })
    Validations.of(this.secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Bluesky has no way to renew an app password by itself: the operator replaces it.',
    })
    this.allow(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.secret.secretArn] }),
      'blueskySecret',
      this.secret.secretArn,
    )
    articles.allow(this, ['GetItem', 'PutItem'])
    site.bucket.allow(this, ['GetObject'], 'media/')
    changes.accept(this)
    announcements.drive(this, { batchSize: 1, maxConcurrency: 2 })
  }
}
