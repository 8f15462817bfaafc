import type { AwsClient } from './aws-client.ts'
import type { Emulators } from './emulators.ts'
import type { Backend, GatewayOptions } from './gateway.ts'
import { forwardRequest } from './http-exchange.ts'
import type { S3Events } from './s3-events.ts'
import { createS3Gaps } from './s3-gaps.ts'
import type { Secrets } from './secrets.ts'

/** Answers each service's calls: by its emulator, with what that one lacks, or from the template's secrets. */
export function createBackends(
  emulators: Emulators,
  sqs: AwsClient,
  events: S3Events,
  secrets: Secrets,
): GatewayOptions['backends'] {
  const toDynamo: Backend = async (request) => forwardRequest(request, emulators.dynamoPort)
  const toS3AndSqs = async (request: Parameters<Backend>[0]) => forwardRequest(request, emulators.s3AndSqsPort)
  const s3 = createS3Gaps(toS3AndSqs, async (change) => {
    for (const { queueArn, body } of events.compose(change, new Date()))
      await sqs.call('sqs', 'SendMessage', { QueueUrl: `/${queueArn.split(':').at(-1)}`, MessageBody: body })
  })
  return {
    dynamodb: toDynamo,
    sqs: toS3AndSqs,
    sns: toS3AndSqs,
    s3: async (request) => s3.handle(request),
    secretsmanager: async (_, { operation, parameters }) =>
      operation === 'PutSecretValue'
        ? secrets.put(parameters['SecretId'], parameters['SecretString'])
        : secrets.get(parameters['SecretId']),
  }
}
