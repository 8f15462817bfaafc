import { CfnRecordSet } from 'aws-cdk-lib/aws-route53'
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets'
import { Construct } from 'constructs'

import type { Site } from './site.ts'

interface SiteDomainProps {
  readonly site: Site
  readonly host: string
  readonly hostedZoneId: string
}

/** The records that lead the site's host to its distribution, over IPv4 and IPv6. */
export class SiteDomain extends Construct {
  constructor(scope: Construct, id: string, { site, host, hostedZoneId }: SiteDomainProps) {
    super(scope, id)
    for (const type of ['A', 'AAAA']) {
      new CfnRecordSet(this, type, {
        name: host,
        type,
        hostedZoneId,
        aliasTarget: {
          dnsName: site.distribution.distributionDomainName,
          hostedZoneId: CloudFrontTarget.getHostedZoneId(this),
        },
      })
    }
  }
}
