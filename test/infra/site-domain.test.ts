import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'

import { samplePublication, unbundledApp } from './synthesize.ts'
import { propertiesOf, readable } from './template.ts'

const hostedZoneId = 'Z0123456789ABC'
const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b-2c'

const synthesizeWith = (domain: object) => {
  const app = unbundledApp(samplePublication({ domain, stack: 'Gazette' }))
  const [others, stacks] = [app.node.children.filter((child) => child !== app.stack), app.synth().stacks]
  return { others: others.map(({ node }) => node.id), stacks, template: Template.fromStack(app.stack) }
}

const aliasesOf = (template: Template) =>
  propertiesOf(template, 'AWS::CloudFront::Distribution').map(({ DistributionConfig: config }) => config)

describe('a domain of one’s own', () => {
  it('gets a certificate in us-east-1 that proves itself, and records for IPv4 and IPv6, where its zone is known', () => {
    const { stacks, template } = synthesizeWith({ hostedZoneId })
    const [certificate, main] = stacks

    expect(stacks.map(({ stackName, environment: { region } }) => [stackName, region])).toEqual([
      ['Gazette-Certificate', 'us-east-1'],
      ['Gazette', 'unknown-region'],
    ])
    expect(main?.dependencies.map(({ id }) => id)).toContain(certificate?.id)
    expect(JSON.stringify(certificate?.template)).toContain(
      '"DomainValidationOptions":[{"DomainName":"lighthouse.example","HostedZoneId":"Z0123456789ABC"}]',
    )
    expect(aliasesOf(template)).toMatchObject([
      {
        Aliases: ['lighthouse.example'],
        ViewerCertificate: {
          AcmCertificateArn: {
            'Fn::GetStackOutput': {
              StackName: 'Gazette-Certificate',
              OutputName: 'CertificateArn',
              Region: 'us-east-1',
            },
          },
          MinimumProtocolVersion: 'TLSv1.2_2021',
        },
      },
    ])
    expect(
      propertiesOf(template, 'AWS::Route53::RecordSet').map(({ Name, Type, AliasTarget: target }) => [
        Name,
        Type,
        readable((target as { DNSName: unknown }).DNSName),
      ]),
    ).toEqual([
      ['lighthouse.example', 'A', 'SiteDistribution'],
      ['lighthouse.example', 'AAAA', 'SiteDistribution'],
    ])
  })

  it('uses the certificate that is named, and touches no zone that is not', () => {
    const { stacks, template } = synthesizeWith({ certificateArn })

    expect(stacks.map(({ stackName }) => stackName)).toEqual(['Gazette'])
    expect(aliasesOf(template)).toMatchObject([{ ViewerCertificate: { AcmCertificateArn: certificateArn } }])
    expect(propertiesOf(template, 'AWS::Route53::RecordSet')).toEqual([])
  })

  it('makes records but no certificate where both are named', () => {
    const { stacks, template } = synthesizeWith({ certificateArn, hostedZoneId })

    expect(stacks).toHaveLength(1)
    expect(propertiesOf(template, 'AWS::Route53::RecordSet')).toHaveLength(2)
  })

  it.each([
    { name: 'neither zone nor certificate', wishes: { domain: {} }, says: 'domain: must name a hostedZoneId' },
    {
      name: 'a certificate of another region',
      wishes: { domain: { certificateArn: certificateArn.replace('us-east-1', 'eu-central-1') } },
      says: 'must be the ARN of a certificate in us-east-1',
    },
    {
      name: 'a site without TLS',
      wishes: { domain: { hostedZoneId }, siteUrl: 'http://lighthouse.example' },
      says: 'siteUrl: must begin with https://',
    },
  ])('is refused with $name', ({ wishes, says }) => {
    expect(() => samplePublication(wishes)).toThrow(says)
  })
})
