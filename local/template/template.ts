import * as z from 'zod'
import type { Json, JsonObject } from '../gateway/json.ts'
import { createResolver } from './intrinsics.ts'
import { identify, type Place } from './resource-types.ts'

/** One resource, its properties without intrinsic functions. */
export interface Resource {
  readonly logicalId: string
  readonly type: string
  /** The name that the resource goes by: its own if the template gives one, its logical id otherwise. */
  readonly name: string
  readonly ref: string
  readonly attributes: Readonly<Record<string, string>>
  readonly properties: JsonObject
}

/** A CloudFormation template, resolved for one place. */
export interface Template {
  readonly resources: readonly Resource[]
  /** Values by the outputs' names. */
  readonly outputs: JsonObject
  ofType(...types: readonly string[]): readonly Resource[]
}

const json = z.json() as z.ZodType<Json>

const templateSchema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.record(z.string(), json).default({}) })),
  Outputs: z.record(z.string(), z.object({ Value: json })).default({}),
})

const nameProperties = [
  'TableName',
  'BucketName',
  'QueueName',
  'FunctionName',
  'RoleName',
  'Name',
  'TopicName',
] as const

/**
 * Reads a synthesized template and resolves `Ref`, `Fn::GetAtt`, `Fn::Join`, `Fn::Sub`, `Fn::Select`, `Fn::Split` and the
 * pseudo parameters in it.
 *
 * @throws {Error} naming the resource type, attribute or function that local/ does not know
 */
export function parseTemplate(template: unknown, place: Place): Template {
  const { Resources, Outputs } = templateSchema.parse(template)
  const identified = Object.entries(Resources).map(([logicalId, { Type: type, Properties: raw }]) => {
    const name = ownName(raw) ?? logicalId
    const { ref, attributes } = identify(type, name, place)
    return { logicalId, type, name, raw, ref, attributes }
  })
  const resolve = createResolver(new Map(identified.map((resource) => [resource.logicalId, resource])), place)
  const resources = identified.map(({ logicalId, type, name, raw, ref, attributes }): Resource => ({
    logicalId,
    type,
    name,
    ref,
    attributes,
    properties: resolve(raw) as JsonObject,
  }))
  return {
    resources,
    outputs: resolve(
      Object.fromEntries(Object.entries(Outputs).map(([name, { Value }]) => [name, Value])),
    ) as JsonObject,
    ofType: (...types) => resources.filter((resource) => types.includes(resource.type)),
  }
}

function ownName(properties: JsonObject): string | undefined {
  for (const property of nameProperties) {
    const name = properties[property]
    if (typeof name === 'string') return name
  }
  return undefined
}
