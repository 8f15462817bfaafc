import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { CallRecord } from '../../local/gateway/call-record.ts'
import { eventually } from '../support/eventually.ts'
import { type PreparedAssembly, prepareAssembly } from './prepared-assembly.ts'
import { threadCommits } from './read-world.ts'
import { ownPublication, startRealStack } from './real-stack.ts'

const publication = ownPublication()
let prepared: PreparedAssembly

beforeAll(async () => {
  prepared = await prepareAssembly(publication, 'digest.test')
})
afterAll(async () => prepared?.remove())

const statement = z.looseObject({ Effect: z.string(), Action: z.union([z.string(), z.array(z.string())]) })
const document = z.looseObject({ Statement: z.array(statement) })
const resources = z.record(z.string(), z.looseObject({ Properties: z.looseObject({}).optional() }))
const templateSchema = z.looseObject({ Resources: resources })

/** Takes one action out of what the policies of a resource allow. */
const removeGrant =
  (owner: string, action: string) =>
  (template: string): string => {
    const { Resources, ...rest } = templateSchema.parse(JSON.parse(template))
    const changed = Object.entries(Resources).map(([logicalId, resource]) => {
      const policy = document.safeParse(resource.Properties?.['PolicyDocument'])
      if (!logicalId.startsWith(owner) || !policy.success) return [logicalId, resource] as const
      const Statement = policy.data.Statement.flatMap((one) => {
        const Action = [one.Action].flat().filter((each) => one.Effect !== 'Allow' || each !== action)
        return Action.length > 0 ? [{ ...one, Action }] : []
      })
      const PolicyDocument = { ...policy.data, Statement }
      return [logicalId, { ...resource, Properties: { ...resource.Properties, PolicyDocument } }] as const
    })
    return JSON.stringify({ ...rest, Resources: Object.fromEntries(changed) }, undefined, 1)
  }

const article = '# A quiet harbour\n\nThe ferry stopped at nine. Nobody on the quay complained about it.\n'

describe('an article, when one grant is taken out of the template', () => {
  it.each([
    { owner: 'IngestArticle', action: 's3:GetObject', ends: 'unread', shown: false },
    { owner: 'IngestArticle', action: 'sqs:SendMessage', ends: 'accepted', shown: false },
    { owner: 'PublishFeeds', action: 's3:ListBucket', ends: 'accepted', shown: false },
    { owner: 'PostThread', action: 'secretsmanager:GetSecretValue', ends: 'live', shown: true },
    { owner: 'Site', action: 's3:GetObject', ends: 'live', shown: false },
  ])('stays $ends without $action for $owner', async ({ owner, action, ends, shown }) => {
    const synthesize = prepared.withChange(removeGrant(owner, action))
    const stack = await startRealStack({ publication, synthesize, redeliverAfterSeconds: 0 })
    try {
      await stack.upload('harbour.md', Buffer.from(article))
      const isDenied = (call: CallRecord): boolean =>
        !call.allowed && call.action === action && call.function.startsWith(owner === 'Site' ? 'cloudfront' : owner)
      await eventually(`a denied ${action}`, () => stack.calls.some(isDenied))
      await stack.quiet()
      const record = await stack.record('harbour.md')
      expect(record?.publishing?.state ?? 'unread').toBe(ends)
      expect((await fetch(`${stack.siteUrl}/articles/a-quiet-harbour/`)).ok).toBe(shown)
      expect(await stack.pds?.readCommits()).toHaveLength(1)
    } finally {
      await stack.stop()
    }
  })

  it('is announced when none is', async () => {
    const synthesize = prepared.withChange((template) => `${template}\n`)
    const stack = await startRealStack({ publication, synthesize, redeliverAfterSeconds: 0 })
    try {
      expect((await stack.announce('harbour.md', article)).publishing?.state).toBe('announced')
      expect((await fetch(`${stack.siteUrl}/articles/a-quiet-harbour/`)).status).toBe(200)
      expect(await threadCommits(stack.pds)).toHaveLength(1)
    } finally {
      await stack.stop()
    }
  })
})
