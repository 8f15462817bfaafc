import type { IncomingHttpHeaders } from 'node:http'
import type { AwsCall, AwsRequest, Need } from './aws-request.ts'
import { isJsonObject, parseJsonObject, type Json, type JsonObject } from './json.ts'
import type { Place } from '../template/resource-types.ts'
import { parseS3Call } from './s3-call.ts'

/** Reads who signs and for which service from the SigV4 credential scope; the signature itself is not checked. */
export function parseCredential(headers: IncomingHttpHeaders): { accessKeyId: string; service: string } | undefined {
  const [, accessKeyId, service] =
    /Credential=([^/]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/.exec(headers.authorization ?? '') ?? []
  return accessKeyId && service ? { accessKeyId, service } : undefined
}

/** @throws {Error} when local/ does not know the service or the operation */
export function parseAwsCall(service: string, request: AwsRequest, place: Place): AwsCall {
  if (service === 's3') return parseS3Call(request)
  if (service === 'sns') return parseSnsCall(request)
  const target = request.headers['x-amz-target']
  const operation = typeof target === 'string' ? (target.split('.').at(-1) ?? '') : ''
  const parameters = request.body.length > 0 ? parseJsonObject(request.body.toString()) : {}
  if (service === 'dynamodb')
    return { service, operation, parameters, needs: dynamoNeeds(operation, parameters, place) }
  if (service === 'sqs') return { service, operation, parameters, needs: [queueNeed(operation, parameters, place)] }
  if (service === 'secretsmanager' && (operation === 'GetSecretValue' || operation === 'PutSecretValue')) {
    const need = { action: `secretsmanager:${operation}`, resource: text(parameters['SecretId']) }
    return { service, operation, parameters, needs: [need] }
  }
  throw new Error(`Cannot answer ${service} ${operation}: unknown to local/aws-call.ts`)
}

/** SNS still speaks the query protocol: a form. */
function parseSnsCall(request: AwsRequest): AwsCall {
  const { Action: operation = '', ...parameters } = Object.fromEntries(new URLSearchParams(request.body.toString()))
  if (operation !== 'Publish') throw new Error(`Cannot answer sns ${operation}: unknown to local/aws-call.ts`)
  const need = { action: 'sns:Publish', resource: text(parameters['TopicArn']) }
  return { service: 'sns', operation, parameters, needs: [need] }
}

function dynamoNeeds(operation: string, parameters: JsonObject, place: Place): readonly Need[] {
  const need = (table: string, suffix = '', action = operation): Need => ({
    action: `dynamodb:${action}`,
    resource: `arn:aws:dynamodb:${place.region}:${place.accountId}:table/${table}${suffix}`,
  })
  if (isJsonObject(parameters['RequestItems']))
    return Object.keys(parameters['RequestItems']).map((table) => need(table))
  const index = parameters['IndexName']
  return [need(text(parameters['TableName']), typeof index === 'string' ? `/index/${index}` : '')]
}

const queueActions: Readonly<Record<string, string>> = {
  SendMessageBatch: 'SendMessage',
  DeleteMessageBatch: 'DeleteMessage',
  ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
}

function queueNeed(operation: string, parameters: JsonObject, place: Place): Need {
  const name = text(parameters['QueueUrl'] ?? parameters['QueueName'] ?? '')
    .split('/')
    .at(-1)
  return {
    action: `sqs:${queueActions[operation] ?? operation}`,
    resource: `arn:aws:sqs:${place.region}:${place.accountId}:${name}`,
  }
}

function text(value: Json | undefined): string {
  if (typeof value === 'string') return value
  throw new Error(`Cannot read ${JSON.stringify(value)} in an AWS request: expected text`)
}
