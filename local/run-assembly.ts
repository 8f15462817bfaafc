import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { composeS3Path, createAwsClient } from './gateway/aws-client.ts'
import { createBackends } from './gateway/backends.ts'
import type { CallRecord } from './gateway/call-record.ts'
import { createDataResources } from './data-resources.ts'
import { serveEdge } from './edge/edge.ts'
import { readEdgeSettings } from './edge/edge-settings.ts'
import type { Emulators } from './gateway/emulators.ts'
import type { FaultPlan } from './gateway/faults.ts'
import { readFunctions } from './functions/function-definitions.ts'
import { serveGateway } from './gateway/gateway.ts'
import type { OpenPort } from './gateway/http-exchange.ts'
import { edgeKeyId, operatorKeyId, readCallers } from './iam/identities.ts'
import type { LocalPds } from './pds/pds.ts'
import type { Place } from './template/resource-types.ts'
import { readS3Events } from './gateway/s3-events.ts'
import { createSecrets } from './gateway/secrets.ts'
import type { LocalStack, StackOptions } from './stack-options.ts'
import { parseTemplate } from './template/template.ts'
import { startWork } from './functions/work.ts'

interface Ground {
  readonly assemblyDir: string
  readonly region: string
  readonly edge: OpenPort
  readonly gateway: OpenPort
  readonly emulators: Emulators
  readonly pds: LocalPds | undefined
  readonly faults: FaultPlan
  readonly onCall: (call: CallRecord) => void
  readonly options: StackOptions
}

type Running = Pick<
  LocalStack,
  | 'template'
  | 'schedules'
  | 'operator'
  | 'operatorCredentials'
  | 'variable'
  | 'upload'
  | 'runSchedule'
  | 'invoke'
  | 'crash'
  | 'stop'
>

/** Starts what the one template in the assembly describes. */
export async function runAssembly(ground: Ground): Promise<Running> {
  const { assemblyDir, region, edge, gateway, emulators, pds, faults, onCall, options } = ground
  const place: Place = { region, accountId: '000000000000', gatewayUrl: gateway.url }
  const template = parseTemplate(await readTemplate(assemblyDir), place)
  const definitions = readFunctions(template, assemblyDir)
  const events = readS3Events(template, region)
  const secrets = createSecrets(template)
  if (pds) secrets.set(JSON.stringify({ appPassword: pds.appPassword }))

  const dynamo = createAwsClient(emulators.dynamoPort, operatorKeyId, region)
  const s3AndSqs = createAwsClient(emulators.s3AndSqsPort, operatorKeyId, region)
  await createDataResources(template, dynamo, s3AndSqs)
  const backends = createBackends(emulators, s3AndSqs, events, secrets)
  serveGateway(gateway, { place, callers: readCallers(template), backends, faults, onCall })
  for (const { queueArn, body } of events.testEvents)
    await s3AndSqs.call('sqs', 'SendMessage', { QueueUrl: `/${queueArn.split(':').at(-1)}`, MessageBody: body })
  serveEdge(edge, readEdgeSettings(template), createAwsClient(gateway.port, edgeKeyId, region))

  const operator = createAwsClient(gateway.port, operatorKeyId, region)
  const work = startWork({ template, definitions, place, gatewayPort: gateway.port, operator: s3AndSqs, options })
  const functionNamed = (name: string) => only(work.functions, (one) => one.definition.logicalId, name, 'function')
  const variables = new Map(definitions.flatMap(({ variables: own }) => Object.entries(own)))
  const variable = (name: string): string => {
    const value = variables.get(name)
    if (value === undefined) throw new Error(`Cannot find ${name}: no function of the template has this variable`)
    return value
  }

  return {
    template,
    schedules: work.schedules,
    operator,
    operatorCredentials: { accessKeyId: operatorKeyId, secretAccessKey: 'local' },
    variable,
    async upload(key, body) {
      const { status } = await operator.s3('PUT', composeS3Path(variable('UPLOADS_BUCKET'), key), {}, body)
      if (status !== 200) throw new Error(`Cannot upload "${key}": S3 answered ${status}`)
    },
    runSchedule: async (name) => work.runSchedule(only(work.schedules, (one) => one.name, name, 'schedule')),
    invoke: async (name, event) => functionNamed(name).invoke(event),
    crash: async (name) => functionNamed(name).crash(),
    stop: work.stop,
  }
}

async function readTemplate(assemblyDir: string): Promise<unknown> {
  const [file, ...others] = (await readdir(assemblyDir)).filter((name) => name.endsWith('.template.json'))
  if (file === undefined || others.length > 0) throw new Error('Cannot run the assembly: expected one template in it')
  return JSON.parse(await readFile(join(assemblyDir, file), 'utf8'))
}

/** The first whose logical id holds the name. @throws {Error} when there is none */
function only<Item>(items: readonly Item[], idOf: (item: Item) => string, name: string, kind: string): Item {
  const found = items.find((item) => idOf(item).toLowerCase().includes(name.replaceAll('-', '').toLowerCase()))
  if (!found) throw new Error(`Cannot find ${kind} "${name}": there are ${items.map(idOf).join(', ')}`)
  return found
}
