import type { AwsCall, AwsRequest, AwsResponse } from './aws-request.ts'
import { forwardRequest } from './http-exchange.ts'
import { isJsonObject, type JsonObject } from './json.ts'

/** Names the caller as a SigV4 signature does; nothing here checks the signature itself. */
export const composeAuthorization = (accessKeyId: string, service: AwsCall['service'], region: string): string =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=local`

const targets = { dynamodb: 'DynamoDB_20120810', sqs: 'AmazonSQS', secretsmanager: 'secretsmanager' } as const

/** Calls the AWS API on a port of this machine under one access key. */
export interface AwsClient {
  /**
   * Calls an operation of a JSON protocol.
   *
   * @throws {Error} with the service's words when the answer is not 200
   */
  call(service: keyof typeof targets, operation: string, parameters: JsonObject): Promise<JsonObject>
  /** Creates a topic, or finds it. */
  createTopic(name: string): Promise<void>
  /** Sends a request to S3; the path begins with `/<bucket>/` and is encoded. Any status is an answer. */
  s3(method: string, path: string, headers?: Readonly<Record<string, string>>, body?: Buffer): Promise<AwsResponse>
}

/** @param signal breaks off what is under way */
export function createAwsClient(port: number, accessKeyId: string, region: string, signal?: AbortSignal): AwsClient {
  const send = async (service: AwsCall['service'], request: AwsRequest): Promise<AwsResponse> =>
    forwardRequest(
      {
        ...request,
        headers: { ...request.headers, authorization: composeAuthorization(accessKeyId, service, region) },
      },
      port,
      signal,
    )
  return {
    async call(service, operation, parameters) {
      const { status, body } = await send(service, {
        method: 'POST',
        url: '/',
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': `${targets[service]}.${operation}`,
          'x-amz-date': '20260101T000000Z',
        },
        body: Buffer.from(JSON.stringify(parameters)),
      })
      if (status !== 200) throw new Error(`Cannot ${operation} on ${service}: ${status} ${body.toString()}`)
      const answer: unknown = body.length > 0 ? JSON.parse(body.toString()) : {}
      return isJsonObject(answer) ? answer : {}
    },
    async createTopic(name) {
      const { status, body } = await send('sns', {
        method: 'POST',
        url: '/',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: Buffer.from(new URLSearchParams({ Action: 'CreateTopic', Version: '2010-03-31', Name: name }).toString()),
      })
      if (status !== 200) throw new Error(`Cannot create topic ${name}: ${status} ${body.toString()}`)
    },
    s3: async (method, path, headers = {}, body = Buffer.alloc(0)) => send('s3', { method, url: path, headers, body }),
  }
}

/** Path of an object in a path-style S3 URL. */
export const composeS3Path = (bucket: string, key: string): string =>
  `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`
