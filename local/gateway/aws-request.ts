import type { IncomingHttpHeaders } from 'node:http'
import type { JsonObject } from './json.ts'

/** One right that a call needs. */
export interface Need {
  /** The IAM action, which is not always the operation's name. */
  readonly action: string
  /** ARN. */
  readonly resource: string
}

/** A request to an AWS service, understood. */
export interface AwsCall {
  readonly service: 'dynamodb' | 's3' | 'sqs' | 'sns' | 'secretsmanager'
  /** The API operation, such as `SendMessageBatch`. */
  readonly operation: string
  readonly needs: readonly Need[]
  /** The parameters of a JSON protocol; empty for S3. */
  readonly parameters: JsonObject
}

/** An HTTP request with its whole body. */
export interface AwsRequest {
  readonly method: string
  /** Path and query as sent. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** The whole answer to a request. */
export interface AwsResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: Buffer
}
