import type { Template } from 'aws-cdk-lib/assertions'
import * as z from 'zod'

const list = z.union([z.string().transform((one) => [one]), z.array(z.string())])

const statementSchema = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: list,
  Resource: z
    .unknown()
    .optional()
    .transform((resource) => (Array.isArray(resource) ? resource : [resource]).map(readable)),
  Principal: z.unknown().optional(),
  Condition: z.unknown().optional(),
})

const policySchema = z.object({ Statement: z.array(statementSchema) })

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  DependsOn: z.array(z.string().transform(nameOf)).default([]),
})

export type Statement = z.output<typeof statementSchema>

interface NamedResource extends z.output<typeof resourceSchema> {
  readonly name: string
}

/** The resources of these types with readable names, in the template's order. */
export const resourcesOf = (template: Template, ...types: readonly string[]): readonly NamedResource[] =>
  Object.entries(template.toJSON()['Resources'] as Record<string, unknown>)
    .map(([id, resource]) => Object.assign(resourceSchema.parse(resource), { name: nameOf(id) }))
    .filter(({ Type }) => types.length === 0 || types.includes(Type))

export const propertiesOf = (template: Template, type: string): readonly Readonly<Record<string, unknown>>[] =>
  resourcesOf(template, type).map(({ Properties: properties }) => properties)

/** A value of the template as one would say it: references are the names of what they refer to. */
export function readable(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const object = new Map<string, unknown>(Object.entries(value))
  const reference = object.get('Ref')
  if (typeof reference === 'string') return nameOf(reference)
  const attribute = object.get('Fn::GetAtt')
  if (Array.isArray(attribute)) return nameOf(String(attribute[0]))
  const joined = object.get('Fn::Join')
  if (Array.isArray(joined) && Array.isArray(joined[1])) return joined[1].map(readable).join(String(joined[0]))
  return JSON.stringify(value, (_, part: unknown) => (isReference(part) ? readable(part) : part))
}

const isReference = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && /^(?:Ref|Fn::GetAtt|Fn::Join)$/.test(Object.keys(value).join(' '))

/** What each role may do, by the role's name. */
export function grants(template: Template): ReadonlyMap<string, readonly Statement[]> {
  const byRole = new Map<string, readonly Statement[]>()
  for (const { Properties: policy } of resourcesOf(template, 'AWS::IAM::Policy')) {
    const roles = z.array(z.unknown()).parse(policy['Roles']).map(readable)
    for (const role of roles) byRole.set(role, statements(policy['PolicyDocument']))
  }
  for (const { name, Properties: role } of resourcesOf(template, 'AWS::IAM::Role')) {
    const inline = z.array(z.object({ PolicyDocument: z.unknown() })).parse(role['Policies'] ?? [])
    const own = inline.flatMap(({ PolicyDocument: document }) => statements(document))
    byRole.set(name, [...(byRole.get(name) ?? []), ...own])
  }
  return byRole
}

export const statements = (policy: unknown): readonly Statement[] => policySchema.parse(policy).Statement

/** A logical id without the hash at its end. */
function nameOf(id: string): string {
  return id.replace(/[0-9A-F]{8}$/, '')
}
