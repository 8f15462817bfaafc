import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { functionKeyId } from '../../local/iam/identities.ts'
import type { LocalStack } from '../../local/stack-options.ts'
import { smallResources } from '../support/small-assembly.ts'
import { startSmallStack } from '../support/small-stack.ts'

const allowed = [
  { Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:Query'], Resource: { 'Fn::GetAtt': ['Articles', 'Arn'] } },
  { Effect: 'Allow', Action: 's3:GetObject', Resource: { 'Fn::Sub': '${Uploads.Arn}/*' } },
  { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: { 'Fn::Sub': '${Site.Arn}/*' } },
  { Effect: 'Allow', Action: 's3:ListBucket', Resource: { 'Fn::GetAtt': ['Site', 'Arn'] } },
]

let stack: LocalStack
let client: {
  region: string
  endpoint: string
  credentials: { accessKeyId: string; secretAccessKey: string }
  maxAttempts: number
}

beforeAll(async () => {
  stack = await startSmallStack({ resources: smallResources(allowed) })
  const credentials = { accessKeyId: functionKeyId('Worker'), secretAccessKey: 'local' }
  client = { region: stack.region, endpoint: stack.gatewayUrl, credentials, maxAttempts: 1 }
})

afterAll(async () => stack.stop())

const outcome = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  )

const Key = { pk: { S: 'a' } }

describe('the gateway', () => {
  it.each([
    {
      name: 'GetItem, which is granted',
      is: 'ok',
      call: () => new DynamoDBClient(client).send(new GetItemCommand({ TableName: 'Articles', Key })),
    },
    {
      name: 'PutItem, which is not',
      is: 'AccessDeniedException',
      call: () => new DynamoDBClient(client).send(new PutItemCommand({ TableName: 'Articles', Item: Key })),
    },
    {
      name: 'Query on an index, which is not',
      is: 'AccessDeniedException',
      call: () =>
        new DynamoDBClient(client).send(
          new QueryCommand({
            TableName: 'Articles',
            IndexName: 'due',
            KeyConditionExpression: 'pk = :a',
            ExpressionAttributeValues: { ':a': { S: 'a' } },
          }),
        ),
    },
    {
      name: 'SendMessage, which is not',
      is: 'AccessDenied',
      call: () =>
        new SQSClient(client).send(
          new SendMessageCommand({ QueueUrl: stack.variable('DEAD_LETTERS'), MessageBody: 'x' }),
        ),
    },
    {
      name: 'PutObject, which is not',
      is: 'AccessDenied',
      call: () => new S3Client(client).send(new PutObjectCommand({ Bucket: 'uploads', Key: 'a', Body: 'x' })),
    },
    {
      name: 'GetObject of nothing without the right to list',
      is: 'AccessDenied',
      call: () => new S3Client(client).send(new GetObjectCommand({ Bucket: 'uploads', Key: 'none' })),
    },
    {
      name: 'GetObject of nothing with the right to list',
      is: 'NoSuchKey',
      call: () => new S3Client(client).send(new GetObjectCommand({ Bucket: 'site', Key: 'none' })),
    },
    {
      name: 'GetSecretValue, which is not',
      is: 'AccessDeniedException',
      call: () =>
        new SecretsManagerClient(client).send(
          new GetSecretValueCommand({ SecretId: 'arn:aws:secretsmanager:eu-central-1:000000000000:secret:x' }),
        ),
    },
  ])('answers $is to $name', async ({ call, is }) => {
    expect(await outcome(call())).toBe(is)
  })

  it('records who called what, on which resource, and whether it was allowed', async () => {
    await outcome(new DynamoDBClient(client).send(new GetItemCommand({ TableName: 'Articles', Key })))
    await outcome(new S3Client(client).send(new PutObjectCommand({ Bucket: 'uploads', Key: 'a b', Body: 'x' })))
    expect(stack.calls).toContainEqual({
      function: 'Worker',
      by: 'code',
      service: 'dynamodb',
      operation: 'GetItem',
      action: 'dynamodb:GetItem',
      resource: 'arn:aws:dynamodb:eu-central-1:000000000000:table/Articles',
      allowed: true,
      status: 200,
    })
    expect(stack.calls).toContainEqual({
      function: 'Worker',
      by: 'code',
      service: 's3',
      operation: 'PutObject',
      action: 's3:PutObject',
      resource: 'arn:aws:s3:::uploads/a b',
      allowed: false,
      status: 403,
    })
  })

  it('refuses whoever has no key of this stack', async () => {
    const credentials = { accessKeyId: 'stranger', secretAccessKey: 'x' }
    const stranger = new DynamoDBClient({ ...client, credentials })
    expect(await outcome(stranger.send(new GetItemCommand({ TableName: 'Articles', Key })))).toBe(
      'NotImplementedLocally',
    )
  })
})

describe('a fault at the gateway', () => {
  const site = { Bucket: 'site', Key: 'fault' }
  const read = async () => outcome(new S3Client(client).send(new GetObjectCommand(site)))

  it.each([
    {
      name: 'has no effect before the call',
      fault: { kind: 'error', status: 503, code: 'SlowDown' },
      write: 'SlowDown',
      reads: 'NoSuchKey',
    },
    {
      name: 'hides an effect after the call',
      fault: { kind: 'error-after', status: 500, code: 'InternalError' },
      write: 'InternalError',
      reads: 'ok',
    },
    { name: 'loses the request', fault: { kind: 'drop-request' }, write: 'TimeoutError', reads: 'NoSuchKey' },
    { name: 'loses the reply', fault: { kind: 'drop-reply' }, write: 'TimeoutError', reads: 'ok' },
  ] as const)('$name: $fault.kind', async ({ fault, write, reads }) => {
    await stack.operator.s3('DELETE', '/site/fault')
    stack.setFaults((call) => (call.operation === 'PutObject' ? fault : undefined))
    const written = await outcome(new S3Client(client).send(new PutObjectCommand({ ...site, Body: 'x' })))
    stack.setFaults(undefined)
    expect(written).toBe(write)
    expect(await read()).toBe(reads)
  })
})
