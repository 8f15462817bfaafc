import { App, type AppProps, Validations } from 'aws-cdk-lib'
import featureFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' }
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'

import type { Publication } from '../shared/publication.ts'
import { PublishingStack } from './publishing-stack.ts'
import { SiteCertificate } from './site-certificate.ts'

/** One stack for the publication and, where its domain asks for one, another for a certificate, and the rules they are held to: a finding that nobody acknowledged fails the synthesis. */
export class PublishingApp extends App {
  readonly stack: PublishingStack

  /** @param props `outdir`: where the cloud assembly is written; by default where the `cdk` command expects it */
  constructor(publication: Publication, props: Pick<AppProps, 'outdir' | 'context'> = {}) {
    super({ ...props, analyticsReporting: false, context: { ...featureFlags, ...props.context } })
    const certificate = createCertificate(this, publication)
    const certificateArn = publication.domain?.certificateArn ?? certificate?.certificateArn
    this.stack = new PublishingStack(this, publication.stack, {
      publication,
      ...(certificateArn !== undefined && { certificateArn }),
    })
    if (certificate) this.stack.addStackDependency(certificate)
    Validations.of(this.stack).acknowledge(
      {
        id: 'AwsSolutions-S1',
        reason: 'Only the functions and CloudFront read the buckets; their versions tell what changed and when.',
      },
      {
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'X-Ray has no resources to name, and no statement but tracing’s has this one (wiring.test.ts).',
      },
      {
        id: 'Serverless-LambdaDLQ',
        reason:
          'Queues call the functions and keep what failed; what a schedule missed, the next one a minute later does.',
      },
      {
        id: 'Serverless-LambdaEventSourceMappingDestination',
        reason: 'A mapping from a queue has no failure destination: the queue has its dead-letter queue.',
      },
      {
        id: 'Serverless-SQSRedrivePolicy',
        reason: 'Met by dead-letter queues alone, where failures end; AwsSolutions-SQS3 watches the others.',
      },
    )
    Validations.of(this).addPlugins(new AwsSolutionsChecks(this), new ServerlessChecks(this))
  }
}

/** A certificate is made where the zone of the domain is known and no other certificate is named. */
function createCertificate(app: App, { stack, siteUrl, domain }: Publication): SiteCertificate | undefined {
  if (domain?.hostedZoneId === undefined || domain.certificateArn !== undefined) return undefined
  const { hostname: host } = new URL(siteUrl)
  return new SiteCertificate(app, `${stack}-Certificate`, { host, hostedZoneId: domain.hostedZoneId })
}
