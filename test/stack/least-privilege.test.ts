import { Template as SynthesizedTemplate } from 'aws-cdk-lib/assertions'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallRecord } from '../../local/gateway/call-record.ts'
import { parseTemplate } from '../../local/template/template.ts'
import { samplePublication, unbundledApp } from '../infra/synthesize.ts'
import { runEveryDuty } from './every-duty.ts'
import { allow, type Grant, nameGrant, readGrants } from './grants.ts'
import { ownPublication, type RealStack, startRealStack } from './real-stack.ts'

/** What Lambda itself does with a function's role, outside of any call that is made here: logs and traces. */
const byLambda = /^(?:xray|logs):/

let stack: RealStack
let calls: readonly CallRecord[]
let grants: readonly Grant[]

beforeAll(async () => {
  const publication = ownPublication({
    withdrawOnDelete: true,
    bluesky: {
      handle: 'news.example.org',
      service: 'https://bsky.social',
      maxPosts: 5,
      replies: 'everyone',
      quotes: true,
    },
  })
  stack = await startRealStack({ publication, redeliverAfterSeconds: 0 })
  await runEveryDuty(stack)
  grants = readGrants(stack.template).filter(({ action }) => !byLambda.test(action))
  const functions = new Set(grants.map((grant) => grant.function))
  calls = stack.calls.filter((call) => functions.has(call.function))
})
afterAll(async () => stack?.stop())

describe('the roles of the functions', () => {
  it('allow every call that the functions make', () => {
    expect(new Set(calls.filter(({ allowed }) => !allowed).map(nameGrant))).toEqual(new Set())
    expect(new Set(calls.map((call) => call.function)).size).toBe(4)
  })

  it('grant nothing that no call needs: each call would be denied without', () => {
    const idle = grants.filter((grant) => {
      const others = grants.filter((other) => other !== grant)
      return calls.every((call) => !allow(grants, call) || allow(others, call))
    })
    expect(idle.map(nameGrant)).toEqual([])
    expect(grants.length).toBeGreaterThan(30)
  })

  it.each([
    { name: 'does not withdraw on deletion', wishes: {}, less: ['Reconcile: dynamodb:Query on table/ArticlesTable'] },
    {
      name: 'has no Bluesky account',
      wishes: { withdrawOnDelete: true, bluesky: undefined },
      less: [
        'PublishFeeds: sqs:SendMessage on AnnouncementsQueue',
        ...['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map(
          (action) => `PostThread: sqs:${action} on AnnouncementsQueue`,
        ),
        'PostThread: secretsmanager:GetSecretValue on secret:PostThreadAppPassword',
        'PostThread: dynamodb:GetItem on table/ArticlesTable',
        'PostThread: dynamodb:PutItem on table/ArticlesTable',
        'PostThread: sqs:SendMessage on ChangesQueue',
        expect.stringMatching(/^PostThread: s3:GetObject on sitebucket\w+\/media\/\*$/) as string,
        'Reconcile: sqs:SendMessage on AnnouncementsQueue',
      ],
    },
  ])('grant exactly what is not needed less when the publication $name', ({ wishes, less }) => {
    const synthesized = SynthesizedTemplate.fromStack(unbundledApp(samplePublication(wishes)).stack)
    const place = { region: stack.region, accountId: '000000000000', gatewayUrl: stack.gatewayUrl }
    const fewer = readGrants(parseTemplate(synthesized.toJSON(), place)).filter(({ action }) => !byLambda.test(action))
    const names = new Set(fewer.map(nameGrant))
    const all = grants.map(nameGrant)
    expect(new Set(all.filter((name) => !names.has(name)))).toEqual(new Set(less))
    expect([...names].filter((name) => !all.includes(name))).toEqual([])
  })
})
