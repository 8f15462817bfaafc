import type { Property, PropertyType, SpecDatabase } from '@aws-cdk/service-spec-types'
import * as z from 'zod'

const templateSchema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.unknown().optional() })),
})

/** What CloudFormation's own specification does not know, misses, or reads otherwise in a template, each with its path. */
export function findSpecFaults(database: SpecDatabase, template: unknown): readonly string[] {
  const { Resources: resources } = templateSchema.parse(template)
  return Object.entries(resources).flatMap(([id, { Type: type, Properties: given = {} }]) => {
    const [resource] = database.lookup('resource', 'cloudFormationType', 'equals', type)
    const faults = resource ? propertyFaults(database, resource.properties, given, '') : [`${type} is unknown`]
    return faults.map((fault) => `${id}: ${fault}`)
  })
}

function propertyFaults(
  database: SpecDatabase,
  properties: Readonly<Record<string, Property>>,
  given: unknown,
  path: string,
): readonly string[] {
  if (!isObject(given)) return [`${path.replace(/\.$/, '')} is no object`]
  const missing = Object.entries(properties)
    .filter(([name, { required }]) => required && !Object.hasOwn(given, name))
    .map(([name]) => `${path}${name} is missing`)
  const wrong = Object.entries(given).flatMap(([name, value]) => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined
    return property ? valueFaults(database, property.type, value, path + name) : [`${path}${name} is unknown`]
  })
  return [...wrong, ...missing]
}

function valueFaults(database: SpecDatabase, type: PropertyType, value: unknown, path: string): readonly string[] {
  if (isIntrinsic(value)) return []
  if (type.type === 'ref')
    return propertyFaults(database, database.get('typeDefinition', type.reference).properties, value, `${path}.`)
  if (type.type === 'array')
    return Array.isArray(value)
      ? value.flatMap((element, index) => valueFaults(database, type.element, element, `${path}.${index}`))
      : [`${path} is no list`]
  if (type.type === 'map')
    return isObject(value)
      ? Object.entries(value).flatMap(([name, each]) => valueFaults(database, type.element, each, `${path}.${name}`))
      : [`${path} is no object`]
  if (type.type === 'union') {
    const faults = type.types.map((one) => valueFaults(database, one, value, path))
    return faults.find((each) => each.length === 0) ?? faults[0] ?? []
  }
  return isScalarOf(type.type, value) ? [] : [`${path} is no ${type.type}`]
}

/** CloudFormation reads numbers and truths from text as well. */
function isScalarOf(type: Exclude<PropertyType['type'], 'ref' | 'array' | 'map' | 'union'>, value: unknown): boolean {
  switch (type) {
    case 'number':
      return isText(value) && Number.isFinite(Number(value))
    case 'integer':
      return isText(value) && Number.isInteger(Number(value))
    case 'boolean':
      return value === true || value === false || value === 'true' || value === 'false'
    case 'string':
    case 'date-time':
      return isText(value)
    case 'null':
      return value === null
    case 'json':
    case 'tag':
      return true
  }
}

const isText = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isIntrinsic = (value: unknown): boolean =>
  isObject(value) && Object.keys(value).length === 1 && /^(?:Ref|Fn::.+)$/.test(Object.keys(value)[0] ?? '')
