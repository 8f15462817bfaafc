import { CfnOutput, Fn, Stack } from 'aws-cdk-lib'
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager'
import { HostedZone } from 'aws-cdk-lib/aws-route53'
import type { Construct } from 'constructs'

/** The one region that CloudFront takes certificates from. */
const region = 'us-east-1'

const outputName = 'CertificateArn'

interface SiteCertificateProps {
  readonly host: string
  readonly hostedZoneId: string
}

/** A stack of its own, because of its region: the certificate of the site's host, which proves itself in the zone. */
export class SiteCertificate extends Stack {
  constructor(scope: Construct, id: string, { host, hostedZoneId }: SiteCertificateProps) {
    super(scope, id, { env: { region }, description: `tidings: the certificate of ${host}` })
    const zone = HostedZone.fromHostedZoneId(this, 'Zone', hostedZoneId)
    const certificate = new Certificate(this, 'Certificate', {
      domainName: host,
      validation: CertificateValidation.fromDns(zone),
    })
    new CfnOutput(this, outputName, { value: certificate.certificateArn })
  }

  /** For stacks of any region of the account. */
  get certificateArn(): string {
    return Fn.getStackOutput(this.stackName, outputName, region)
  }
}
