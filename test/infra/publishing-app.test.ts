import { Validations } from 'aws-cdk-lib'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { describe, expect, it } from 'vitest'

import { unbundledApp } from './synthesize.ts'

describe('PublishingApp', () => {
  it('synthesizes without a finding that nobody acknowledged', () => {
    expect(() => unbundledApp().synth()).not.toThrow()
  })

  it('refuses a bucket that takes plain HTTP', () => {
    const app = unbundledApp()
    const careless = new Bucket(app.stack, 'Careless')

    expect(careless.node.scope).toBe(app.stack)
    expect(() => app.synth()).toThrow('AwsSolutions-S10')
  })

  it('acknowledges at most 20 findings, each with a reason', () => {
    const reasons = unbundledApp()
      .node.findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.values(data as object))

    expect(reasons.length).toBeLessThanOrEqual(20)
    expect(reasons.filter((reason) => String(reason).length < 30)).toEqual([])
  })
})
