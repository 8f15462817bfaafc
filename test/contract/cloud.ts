import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

import { parseAwsCall, parseCredential } from '../../local/gateway/aws-call.ts'
import { type AwsClient, createAwsClient } from '../../local/gateway/aws-client.ts'
import { renderAwsError } from '../../local/gateway/aws-errors.ts'
import type { AwsRequest } from '../../local/gateway/aws-request.ts'
import { createBackends } from '../../local/gateway/backends.ts'
import { startEmulators } from '../../local/gateway/emulators.ts'
import { openPort } from '../../local/gateway/http-exchange.ts'
import { operatorKeyId } from '../../local/iam/identities.ts'
import { localRegion as region } from '../../local/stack.ts'
import type { Table } from '../../shared/adapters/table.ts'
import { unfinishedIndex } from '../../shared/environment.ts'
import { serveFront, type Arrival, type Decide } from './front.ts'

/** DynamoDB, S3 and SQS in memory, behind what the local gateway adds to them. */
export interface Cloud {
  readonly region: string
  /** Base URL of the AWS endpoint. */
  readonly url: string
  /** What goes wrong from now on; `undefined`: nothing. */
  decide: Decide | undefined
  /** Calls DynamoDB, and S3 and SQS, where nothing goes wrong. */
  readonly backstage: { readonly dynamo: AwsClient; readonly s3AndSqs: AwsClient }
  createTable(name: string): Promise<void>
  createBucket(name: string): Promise<void>
  /** @returns its URL */
  createQueue(name: string): Promise<string>
  stop(): Promise<void>
}

/** SDK clients of one caller. */
export interface AwsClients {
  readonly s3: S3Client
  readonly sqs: SQSClient
  table(name: string): Table
  destroy(): void
}

/** The keys of the table of `infra/articles-table.ts`. */
const tableDefinition = {
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: ['pk', 'sk', unfinishedIndex, 'due'].map((name) => ({
    AttributeName: name,
    AttributeType: 'S',
  })),
  GlobalSecondaryIndexes: [
    {
      IndexName: unfinishedIndex,
      KeySchema: [
        { AttributeName: unfinishedIndex, KeyType: 'HASH' },
        { AttributeName: 'due', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['waitingFor'] },
    },
  ],
}

export async function startCloud(): Promise<Cloud> {
  const [emulators, front] = await Promise.all([startEmulators(region), openPort()])
  const dynamo = createAwsClient(emulators.dynamoPort, operatorKeyId, region)
  const s3AndSqs = createAwsClient(emulators.s3AndSqsPort, operatorKeyId, region)
  const backends = createBackends(emulators, s3AndSqs, noEvents, noSecrets)
  const place = { region, accountId: '000000000000', gatewayUrl: front.url }
  const understand = (request: AwsRequest): Arrival => {
    const call = parseAwsCall(parseCredential(request.headers)?.service ?? '', request, place)
    const { service, operation } = call
    return {
      service,
      operation,
      request,
      respond: async () => backends[service](request, call),
      renderError: (code, status) => renderAwsError(service, status, code, 'Injected fault'),
    }
  }
  const cloud: Cloud = {
    region,
    url: front.url,
    decide: undefined,
    backstage: { dynamo, s3AndSqs },
    async createTable(name) {
      await dynamo.call('dynamodb', 'CreateTable', { TableName: name, ...tableDefinition })
      for (;;) {
        const { Table: table } = await dynamo.call('dynamodb', 'DescribeTable', { TableName: name })
        if (JSON.stringify(table).includes('"TableStatus":"ACTIVE"')) return
      }
    },
    async createBucket(name) {
      const { status, body } = await s3AndSqs.s3('PUT', `/${name}`)
      if (status !== 200) throw new Error(`Cannot create bucket ${name}: ${status} ${body.toString()}`)
    },
    async createQueue(name) {
      await s3AndSqs.call('sqs', 'CreateQueue', { QueueName: name, Attributes: { VisibilityTimeout: '3600' } })
      return `${front.url}/000000000000/${name}`
    },
    async stop() {
      await front.close()
      await emulators.stop()
    },
  }
  serveFront(front, understand, (arrival) => cloud.decide?.(arrival))
  return cloud
}

/** @param accessKeyId tells the callers apart */
export function connectAws(cloud: Cloud, accessKeyId = operatorKeyId, settings: DynamoDBClientConfig = {}): AwsClients {
  const config = {
    endpoint: cloud.url,
    region: cloud.region,
    credentials: { accessKeyId, secretAccessKey: 'local' },
    ...settings,
  }
  const dynamo = new DynamoDBClient(config)
  const client = DynamoDBDocumentClient.from(dynamo)
  const s3 = new S3Client(config as object)
  const sqs = new SQSClient(config)
  return {
    s3,
    sqs,
    table: (tableName) => ({ client, tableName }),
    destroy() {
      for (const each of [dynamo, s3, sqs]) each.destroy()
    },
  }
}

const noEvents = { compose: () => [], testEvents: [] }
const noSecret = () => renderAwsError('secretsmanager', 400, 'ResourceNotFoundException', 'There are no secrets here')

const noSecrets = { set: () => {}, get: noSecret, put: noSecret }
