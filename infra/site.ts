import { Duration, Validations } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { fileURLToPath } from 'node:url'

import { FeedHeaders, type FeedHeaderSettings } from './feed-headers.ts'
import { PrivateBucket } from './private-bucket.ts'
import { SecurityHeaders } from './security-headers.ts'

/** A host of one's own, and its certificate in us-east-1. */
export interface OwnHost {
  readonly host: string
  readonly certificateArn: string
}

/** The pages and feeds: a bucket that only CloudFront shows to the world, as long as each object's Cache-Control says. */
export class Site extends Construct {
  readonly bucket: PrivateBucket
  readonly distribution: Distribution

  constructor(scope: Construct, id: string, publication: FeedHeaderSettings, own?: OwnHost) {
    super(scope, id)
    this.bucket = new PrivateBucket(this, 'Bucket', 'siteBucket')
    this.distribution = new Distribution(this, 'Distribution', {
      httpVersion: HttpVersion.HTTP2_AND_3,
      publishAdditionalMetrics: true,
      ...(own && {
        domainNames: [own.host],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', own.certificateArn),
      }),
      errorResponses: [403, 404].map((httpStatus) => ({
        httpStatus,
        responseHttpStatus: 404,
        responsePagePath: '/404.html',
        ttl: Duration.seconds(10),
      })),
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket.bucket as IBucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: new SecurityHeaders(this, 'Headers'),
        compress: true,
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, 'FolderIndex', {
              runtime: FunctionRuntime.JS_2_0,
              code: FunctionCode.fromFile({ filePath: fileURLToPath(new URL('folder-index.js', import.meta.url)) }),
            }),
          },
          {
            eventType: FunctionEventType.VIEWER_RESPONSE,
            function: new FeedHeaders(this, 'FeedHeaders', publication),
          },
        ],
      },
    })
    Validations.of(this.distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'News is for readers everywhere: no country is shut out.' },
      {
        id: 'AwsSolutions-CFR2',
        reason: 'Static files without a form, a login or a query: a firewall has nothing to filter.',
      },
      { id: 'AwsSolutions-CFR3', reason: 'Access logs would keep the addresses of readers, which nobody here needs.' },
      {
        id: 'AwsSolutions-CFR4',
        reason: 'The default certificate fixes the TLS version; one of your own sets TLS 1.2.',
      },
    )
  }

  /** One of CloudFront's own metrics, which it keeps in us-east-1. */
  metric(metricName: string, statistic: string, period: Duration): Metric {
    return new Metric({
      namespace: 'AWS/CloudFront',
      metricName,
      dimensionsMap: { DistributionId: this.distribution.distributionId, Region: 'Global' },
      region: 'us-east-1',
      statistic,
      period,
    })
  }
}
