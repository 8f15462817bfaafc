import * as z from 'zod'
import { conditionHolds, conditionSchema } from './iam-conditions.ts'
import { matchesPattern } from './iam-pattern.ts'

const list = z.union([z.string().transform((one) => [one]), z.array(z.string())])

const anybody: Readonly<Record<string, readonly string[]>> = { AWS: ['*'] }

const principals = z.union([z.literal('*').transform(() => anybody), z.record(z.string(), list)])

const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: principals.optional(),
  Action: list.optional(),
  NotAction: list.optional(),
  Resource: list.optional(),
  NotResource: list.optional(),
  Condition: conditionSchema.optional(),
})

const documentSchema = z.object({
  Statement: z.union([statementSchema.transform((one) => [one]), z.array(statementSchema)]),
})

/** One statement of an IAM policy. */
export type Statement = z.output<typeof statementSchema>

/** What somebody wants to do: an IAM action such as `s3:PutObject`, and the ARN it is done to. */
export interface AccessRequest {
  readonly action: string
  readonly resource: string
  /** Values of condition keys such as `aws:SourceArn`. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>
}

/** @throws {Error} when the document holds an element that local/ cannot evaluate */
export const parsePolicyDocument = (document: unknown): readonly Statement[] => documentSchema.parse(document).Statement

/** Whether the statements allow the request: one `Allow` matches and no `Deny` does. */
export function isAllowed(statements: readonly Statement[], request: AccessRequest): boolean {
  const matching = statements.filter((statement) => applies(statement, request))
  return matching.length > 0 && matching.every(({ Effect }) => Effect === 'Allow')
}

/** The statements of a resource's policy that are about this principal, such as `s3.amazonaws.com`. */
export const forPrincipal = (statements: readonly Statement[], service: string): readonly Statement[] =>
  statements.filter(({ Principal }) => Principal?.['Service']?.includes(service) || Principal?.['AWS']?.includes('*'))

function applies(statement: Statement, { action, resource, context = {} }: AccessRequest): boolean {
  const actionMatches = (pattern: string) => matchesPattern(pattern.toLowerCase(), action.toLowerCase())
  const resourceMatches = (pattern: string) => matchesPattern(pattern, resource)
  return (
    (statement.Action?.some(actionMatches) ?? true) &&
    !statement.NotAction?.some(actionMatches) &&
    (statement.Resource?.some(resourceMatches) ?? true) &&
    !statement.NotResource?.some(resourceMatches) &&
    conditionHolds(statement.Condition ?? {}, { 'aws:SecureTransport': 'true', ...context })
  )
}
