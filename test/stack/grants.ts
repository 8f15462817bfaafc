import * as z from 'zod'
import { isAllowed, type Statement } from '../../local/iam/iam.ts'
import { readRoles } from '../../local/iam/roles.ts'
import type { CallRecord } from '../../local/gateway/call-record.ts'
import type { Template } from '../../local/template/template.ts'

/** One action on one resource that one function's role allows. */
export interface Grant {
  /** Logical id of the function. */
  readonly function: string
  readonly action: string
  /** ARN, or a pattern of ARNs. */
  readonly resource: string
}

const functionSchema = z.object({ Role: z.string() })

/** Every grant of every function's role, one action on one resource each. */
export const readGrants = (template: Template): readonly Grant[] =>
  template.ofType('AWS::Lambda::Function').flatMap(({ logicalId, properties }) => {
    const statements = readRoles(template).get(functionSchema.parse(properties).Role) ?? []
    return statements.flatMap(({ Effect, Action = [], Resource = [] }) => {
      if (Effect !== 'Allow') throw new Error(`Cannot read the grants of ${logicalId}: one of them denies`)
      return Action.flatMap((action) => Resource.map((resource) => ({ function: logicalId, action, resource })))
    })
  })

/** Whether these grants together allow the call. */
export function allow(grants: readonly Grant[], { function: caller, action, resource }: CallRecord): boolean {
  const statements = grants
    .filter((grant) => grant.function === caller)
    .map((grant): Statement => ({ Effect: 'Allow', Action: [grant.action], Resource: [grant.resource] }))
  return isAllowed(statements, { action, resource })
}

/** A grant as a person reads it: without the place in its ARN, and without what makes names unique. */
export function nameGrant({ function: caller, action, resource }: Grant): string {
  const name = resource
    .replace(/^(?:[^:]*:){5}/, '')
    .replaceAll(/[0-9A-F]{8}\b/g, '')
    .replace(/^(secret:.*)-\w{6}$/, '$1')
  return `${caller.replace(/Function.*/, '')}: ${action} on ${name}`
}
