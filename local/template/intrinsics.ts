import { isJsonObject, type Json, type JsonObject } from '../gateway/json.ts'
import type { Identity, Place } from './resource-types.ts'

type Resolve = (value: Json) => Json | undefined

/**
 * Returns the function that replaces every intrinsic function in a value by what it stands for.
 * `AWS::NoValue` resolves to `undefined`, and the property or element that held it disappears.
 */
export function createResolver(resources: ReadonlyMap<string, Identity>, place: Place): Resolve {
  const pseudo: Readonly<Record<string, string | undefined>> = {
    'AWS::Region': place.region,
    'AWS::AccountId': place.accountId,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': 'local',
    'AWS::StackId': `arn:aws:cloudformation:${place.region}:${place.accountId}:stack/local/0`,
  }

  const ref = (name: string): string => {
    const value = pseudo[name] ?? resources.get(name)?.ref
    if (value === undefined) throw new Error(`Cannot resolve Ref "${name}": no such resource or pseudo parameter`)
    return value
  }

  const attribute = (name: string, path: string): string => {
    const value = resources.get(name)?.attributes[path]
    if (value === undefined)
      throw new Error(`Cannot resolve Fn::GetAtt "${name}.${path}": unknown to local/resource-types.ts`)
    return value
  }

  const getAtt = (target: Json): string => {
    const [name, ...path] = typeof target === 'string' ? target.split('.') : texts(target, 'Fn::GetAtt')
    return attribute(name ?? '', path.join('.'))
  }

  const substitute = (argument: Json): string => {
    const [template, own] = Array.isArray(argument) ? argument : [argument, {}]
    const variables = isJsonObject(own) ? own : {}
    return text(template, 'Fn::Sub').replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => {
      if (name.startsWith('!')) return `\${${name.slice(1)}}`
      const variable = variables[name]
      if (variable !== undefined) return text(resolve(variable), 'Fn::Sub')
      return name.includes('.') ? getAtt(name) : ref(name)
    })
  }

  const functions: Readonly<Record<string, (argument: Json) => Json | undefined>> = {
    Ref: (argument) => (argument === 'AWS::NoValue' ? undefined : ref(text(argument, 'Ref'))),
    'Fn::GetAtt': getAtt,
    'Fn::Sub': substitute,
    'Fn::Join': (argument) => {
      const [separator, list] = pair(argument, 'Fn::Join')
      return texts(resolve(list), 'Fn::Join').join(text(separator, 'Fn::Join'))
    },
    'Fn::Split': (argument) => {
      const [separator, whole] = pair(argument, 'Fn::Split')
      return text(resolve(whole), 'Fn::Split').split(text(separator, 'Fn::Split'))
    },
    'Fn::Select': (argument) => {
      const [index, list] = pair(argument, 'Fn::Select')
      const choices = resolve(list)
      const choice = Array.isArray(choices) ? (choices[Number(index)] as Json | undefined) : undefined
      if (choice === undefined)
        throw new Error(`Cannot resolve Fn::Select ${JSON.stringify(argument)}: no such element`)
      return choice
    },
  }

  const intrinsic = (object: JsonObject): (() => Json | undefined) | undefined => {
    const [property, ...others] = Object.keys(object)
    if (property === undefined || others.length > 0) return undefined
    if (property !== 'Ref' && !property.startsWith('Fn::')) return undefined
    const resolveIt = functions[property]
    if (!resolveIt) throw new Error(`Cannot resolve ${property}: unknown to local/intrinsics.ts`)
    return () => resolveIt(object[property] ?? null)
  }

  const resolve: Resolve = (value) => {
    if (Array.isArray(value)) return value.map((item: Json) => resolve(item)).filter((item) => item !== undefined)
    if (!isJsonObject(value)) return value
    const called = intrinsic(value)
    if (called) return called()
    const entries = Object.entries(value).map(([property, inner]) => [
      property,
      inner === undefined ? inner : resolve(inner),
    ])
    return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined)) as JsonObject
  }

  return resolve
}

function text(value: Json | undefined, where: string): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new Error(`Cannot resolve ${where}: expected text, found ${JSON.stringify(value)}`)
}

function texts(value: Json | undefined, where: string): readonly string[] {
  if (!Array.isArray(value)) throw new Error(`Cannot resolve ${where}: expected a list, found ${JSON.stringify(value)}`)
  return value.map((item: Json) => text(item, where))
}

function pair(value: Json, where: string): readonly [Json, Json] {
  if (!Array.isArray(value) || value.length !== 2)
    throw new Error(`Cannot resolve ${where}: expected two arguments, found ${JSON.stringify(value)}`)
  return [value[0] as Json, value[1] as Json]
}
