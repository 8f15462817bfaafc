import * as z from 'zod'
import { forPrincipal, type Statement } from './iam.ts'
import { readResourcePolicies, readRoles } from './roles.ts'
import type { Template } from '../template/template.ts'

/** Somebody who calls AWS, and what they may do. */
export interface Caller {
  /** Logical id of a function, `operator`, or the name of a service. */
  readonly name: string
  readonly by: 'code' | 'poller'
  /** `undefined`: may do anything. */
  readonly statements: readonly Statement[] | undefined
  readonly context?: Readonly<Record<string, string>>
}

/** Access key id of the person at the keyboard, who may do anything. */
export const operatorKeyId = 'LOCALoperator'
/** Access key id with which the edge reads its origin. */
export const edgeKeyId = 'LOCALcloudfront'
/** Access key id of a function's own code. */
export const functionKeyId = (logicalId: string): string => `LOCALcode${logicalId}`
/** Access key id of the poller that acts with a function's role. */
export const pollerKeyId = (logicalId: string): string => `LOCALpoller${logicalId}`

const functionSchema = z.object({ Role: z.string() })

/** Everybody who may sign a request, by access key id. */
export function readCallers(template: Template): ReadonlyMap<string, Caller> {
  const roles = readRoles(template)
  const functions = template.ofType('AWS::Lambda::Function').flatMap(({ logicalId, properties }) => {
    const statements = roles.get(functionSchema.parse(properties).Role) ?? []
    return [
      [functionKeyId(logicalId), { name: logicalId, by: 'code', statements }],
      [pollerKeyId(logicalId), { name: logicalId, by: 'poller', statements }],
    ] as const
  })
  const [distribution] = template.ofType('AWS::CloudFront::Distribution')
  const edge: Caller = {
    name: 'cloudfront.amazonaws.com',
    by: 'code',
    statements: forPrincipal(readResourcePolicies(template), 'cloudfront.amazonaws.com'),
    context: { 'aws:SourceArn': `arn:aws:cloudfront::000000000000:distribution/${distribution?.ref}` },
  }
  return new Map<string, Caller>([
    [operatorKeyId, { name: 'operator', by: 'code', statements: undefined }],
    [edgeKeyId, edge],
    ...functions,
  ])
}
