import { describe, expect, it } from 'vitest'

import { renderWiring } from './render-wiring.ts'
import { samplePublication, synthesize } from './synthesize.ts'
import { grants, resourcesOf } from './template.ts'

const template = synthesize()

describe('PublishingStack', () => {
  it('is wired as the golden file says (vitest run -u writes it anew)', async () => {
    await expect(renderWiring(template)).toMatchFileSnapshot('../golden/wiring.md')
  })

  it('allows no wildcard action, and no wildcard resource but tracing’s', () => {
    const allowed = [...grants(template).values()].flat()
    const wild = allowed.filter(({ Resource: resources }) => resources.includes('*'))

    expect(allowed.flatMap(({ Action: actions }) => actions).filter((action) => action.includes('*'))).toEqual([])
    expect(wild.flatMap(({ Action: actions }) => actions).filter((action) => !action.startsWith('xray:'))).toEqual([])
  })

  it('gives no role a policy that AWS manages', () => {
    const managed = resourcesOf(template, 'AWS::IAM::Role').filter(({ Properties: role }) => role['ManagedPolicyArns'])

    expect(managed).toEqual([])
  })

  it('has nothing from announcements on without a Bluesky account', () => {
    const quiet = synthesize(samplePublication({ bluesky: undefined }))
    const names = resourcesOf(quiet).map(({ name }) => name)

    expect(names.filter((name) => /Announcements|PostThread/.test(name))).toEqual([])
    expect(names).toContain('PublishFeedsFunction')
    expect(JSON.stringify(quiet.toJSON())).not.toContain('ANNOUNCEMENTS_QUEUE_URL')
  })
})
