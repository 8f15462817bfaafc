import * as z from 'zod'
import { parsePolicyDocument, type Statement } from './iam.ts'
import type { Template } from '../template/template.ts'

const policySchema = z.object({ PolicyDocument: z.unknown() })

const roleSchema = z.object({
  Policies: z.array(policySchema).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
})

const attachedSchema = z.object({ PolicyDocument: z.unknown(), Roles: z.array(z.string()) })

/** What AWS's own policies say, as far as they matter here: writing logs and traces, which no call of ours does. */
const managedPolicies: ReadonlySet<string> = new Set([
  'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
  'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
])

/**
 * The statements of each role in the template, by the role's ARN: inline policies and those attached to it.
 *
 * @throws {Error} naming a managed policy that local/ does not know
 */
export function readRoles(template: Template): ReadonlyMap<string, readonly Statement[]> {
  const attached = template.ofType('AWS::IAM::Policy').map(({ properties }) => attachedSchema.parse(properties))
  return new Map(
    template.ofType('AWS::IAM::Role').map((role) => {
      const { Policies, ManagedPolicyArns } = roleSchema.parse(role.properties)
      const stranger = ManagedPolicyArns.find((arn) => !managedPolicies.has(arn))
      if (stranger)
        throw new Error(
          `Cannot evaluate role ${role.logicalId}: managed policy ${stranger} is unknown to local/roles.ts`,
        )
      const own = attached.filter(({ Roles }) => Roles.includes(role.ref))
      const documents = [...Policies, ...own].map(({ PolicyDocument }) => PolicyDocument)
      return [role.attributes['Arn'] ?? role.ref, documents.flatMap((document) => parsePolicyDocument(document))]
    }),
  )
}

const bucketPolicySchema = z.object({ Bucket: z.string(), PolicyDocument: z.unknown() })
const queuePolicySchema = z.object({ Queues: z.array(z.string()), PolicyDocument: z.unknown() })

/** The statements of every bucket and queue policy in the template; each names its resource by ARN. */
export function readResourcePolicies(template: Template): readonly Statement[] {
  const buckets = template.ofType('AWS::S3::BucketPolicy').map(({ properties }) => bucketPolicySchema.parse(properties))
  const queues = template.ofType('AWS::SQS::QueuePolicy').map(({ properties }) => queuePolicySchema.parse(properties))
  return [...buckets, ...queues].flatMap(({ PolicyDocument }) => parsePolicyDocument(PolicyDocument))
}
