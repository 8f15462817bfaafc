import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as z from 'zod'
import { functionKeyId } from '../iam/identities.ts'
import type { Place } from '../template/resource-types.ts'
import type { Resource, Template } from '../template/template.ts'

/** What the template says about one function. */
export interface FunctionDefinition {
  readonly logicalId: string
  readonly name: string
  readonly arn: string
  /** URL of the bundle. */
  readonly entry: string
  readonly exportName: string
  readonly timeoutMs: number
  readonly memoryMb: number
  /** The variables that the template gives, and no others. */
  readonly variables: Readonly<Record<string, string>>
}

const functionSchema = z.object({
  Handler: z.string(),
  Code: z.object({ S3Key: z.string() }),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }).default({ Variables: {} }),
})

const assetsSchema = z.object({ files: z.record(z.string(), z.object({ source: z.object({ path: z.string() }) })) })

/**
 * The functions of the template with their bundles in the assembly directory.
 *
 * @throws {Error} when a bundle is not there
 */
export function readFunctions(template: Template, assemblyDir: string): readonly FunctionDefinition[] {
  const assets = readAssets(assemblyDir)
  return template.ofType('AWS::Lambda::Function').map((resource) => readFunction(resource, assets))
}

function readFunction(resource: Resource, assets: ReadonlyMap<string, string>): FunctionDefinition {
  const { Handler, Code, Timeout, MemorySize, Environment } = functionSchema.parse(resource.properties)
  const [file = '', exportName = ''] = Handler.split('.')
  const directory = assets.get(Code.S3Key.replace(/\.zip$/, ''))
  const entry = ['mjs', 'js']
    .map((extension) => join(directory ?? '', `${file}.${extension}`))
    .find((path) => existsSync(path))
  if (directory === undefined || entry === undefined)
    throw new Error(`Cannot run ${resource.logicalId}: no bundle for ${Code.S3Key} in the assembly`)
  return {
    logicalId: resource.logicalId,
    name: resource.name,
    arn: resource.attributes['Arn'] ?? '',
    entry: pathToFileURL(entry).href,
    exportName,
    timeoutMs: Timeout * 1000,
    memoryMb: MemorySize,
    variables: Environment.Variables,
  }
}

function readAssets(assemblyDir: string): ReadonlyMap<string, string> {
  const manifests = readdirSync(assemblyDir).filter((name) => name.endsWith('.assets.json'))
  return new Map(
    manifests.flatMap((name) => {
      const { files } = assetsSchema.parse(JSON.parse(readFileSync(join(assemblyDir, name), 'utf8')))
      return Object.entries(files).map(([hash, { source }]) => [hash, join(assemblyDir, source.path)] as const)
    }),
  )
}

/** What Lambda itself adds to a function's variables. */
export const composeEnvironment = (definition: FunctionDefinition, place: Place): Readonly<Record<string, string>> => ({
  ...definition.variables,
  AWS_REGION: place.region,
  AWS_DEFAULT_REGION: place.region,
  AWS_ACCESS_KEY_ID: functionKeyId(definition.logicalId),
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SESSION_TOKEN: 'local',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: definition.name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_FORMAT: 'JSON',
  AWS_ENDPOINT_URL: place.gatewayUrl,
  TZ: ':UTC',
})
