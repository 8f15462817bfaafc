import { Validations } from 'aws-cdk-lib'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { describe, expect, it } from 'vitest'

import { fullPublication, samplePublication, unbundledApp } from './synthesize.ts'

describe('PublishingApp', () => {
  it.each([
    { name: 'the plainest publication', publication: samplePublication({ bluesky: undefined }) },
    { name: 'one that asks for everything', publication: fullPublication() },
    {
      name: 'one with a certificate of its own',
      publication: samplePublication({
        domain: { certificateArn: `arn:aws:acm:us-east-1:${'1'.repeat(12)}:certificate/0a` },
      }),
    },
  ])('synthesizes without a finding that nobody acknowledged: $name', ({ publication }) => {
    expect(() => unbundledApp(publication).synth()).not.toThrow()
  })

  it('refuses a bucket that takes plain HTTP', () => {
    const app = unbundledApp()
    const careless = new Bucket(app.stack, 'Careless')

    expect(careless.node.scope).toBe(app.stack)
    expect(() => app.synth()).toThrow('AwsSolutions-S10')
  })

  it('acknowledges at most 20 findings, each with a reason', () => {
    const reasons = unbundledApp(fullPublication())
      .node.findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.values(data as object))

    console.log(`acknowledged findings: ${reasons.length} of at most 20`)
    expect(reasons.length).toBeLessThanOrEqual(20)
    expect(reasons.filter((reason) => String(reason).length < 30)).toEqual([])
  })
})
