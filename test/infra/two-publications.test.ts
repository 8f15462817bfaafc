import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'

import { PublishingStack } from '../../infra/publishing-stack.ts'
import { samplePublication, unbundledApp } from './synthesize.ts'
import { resourcesOf } from './template.ts'

const context = { 'aws:cdk:bundling-stacks': [] }
const stackOf = (app: App, stack: string): PublishingStack =>
  new PublishingStack(app, stack, {
    publication: samplePublication({ stack, siteUrl: `https://${stack.toLowerCase()}.example` }),
  })

describe('two publications in one account', () => {
  it('are two stacks that name nothing by hand and export nothing, so that nothing of them can clash', () => {
    const app = new App({ context })
    const [digest, gazette] = ['Digest', 'Gazette'].map((name) => stackOf(app, name))
    const assembly = app.synth()

    expect(assembly.stacks.map(({ stackName }) => stackName)).toEqual([digest?.stackName, gazette?.stackName])
    for (const { template } of assembly.stacks) {
      const text = JSON.stringify(template)
      expect(text).not.toMatch(/"Export":|Fn::ImportValue/)
      // What has a name by hand is tested in publishing-stack.test.ts.
      expect(text).not.toMatch(/"(?:Bucket|Queue|Table|Function|Role|Topic|Alarm|LogGroup)Name":"/)
    }
  })

  it('name their stack in publication.json', () => {
    expect(unbundledApp(samplePublication({ stack: 'Gazette' })).stack.stackName).toBe('Gazette')
    expect(unbundledApp().stack.stackName).toBe('Tidings')
    expect(() => samplePublication({ stack: '7 seas' })).toThrow('stack: must be letters, digits and hyphens')
  })
})

describe('destroyArticles', () => {
  const policies = (wishes: Readonly<Record<string, string>>) =>
    resourcesOf(
      Template.fromStack(unbundledApp(samplePublication(), wishes).stack),
      'AWS::DynamoDB::Table',
      'AWS::S3::Bucket',
    ).map(({ DeletionPolicy: policy, Properties: { DeletionProtectionEnabled: isProtected } }) => ({
      policy,
      ...(isProtected !== undefined && { isProtected }),
    }))

  it.each([{ wishes: {} }, { wishes: { destroyArticles: 'false' } }])('keeps articles with $wishes', ({ wishes }) => {
    expect(policies(wishes)).toEqual([
      { policy: 'Retain' },
      { policy: 'Retain', isProtected: true },
      { policy: 'Retain' },
    ])
  })

  it('lets them go with the stack when it is true', () => {
    expect(policies({ destroyArticles: 'true' })).toEqual([
      { policy: 'Delete' },
      { policy: 'Delete', isProtected: false },
      { policy: 'Delete' },
    ])
  })
})
