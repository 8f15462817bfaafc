import * as z from 'zod'
import type { AwsClient } from './gateway/aws-client.ts'
import type { JsonObject } from './gateway/json.ts'
import type { Resource, Template } from './template/template.ts'

const tableKeys = ['KeySchema', 'AttributeDefinitions', 'GlobalSecondaryIndexes', 'LocalSecondaryIndexes'] as const

const queueSchema = z.object({
  VisibilityTimeout: z.coerce.string().optional(),
  DelaySeconds: z.coerce.string().optional(),
  MessageRetentionPeriod: z.coerce.string().optional(),
  MaximumMessageSize: z.coerce.string().optional(),
  ReceiveMessageWaitTimeSeconds: z.coerce.string().optional(),
  RedrivePolicy: z
    .record(z.string(), z.json())
    .transform((policy) => JSON.stringify(policy))
    .optional(),
})

/** Creates the tables, queues and buckets of the template in the emulators. */
export async function createDataResources(template: Template, dynamo: AwsClient, s3AndSqs: AwsClient): Promise<void> {
  const createTable = async ({ ref, properties }: Resource): Promise<void> => {
    const own = tableKeys.flatMap((key) => (properties[key] === undefined ? [] : [[key, properties[key]] as const]))
    const table: JsonObject = { TableName: ref, BillingMode: 'PAY_PER_REQUEST', ...Object.fromEntries(own) }
    await dynamo.call('dynamodb', 'CreateTable', table)
  }
  const createQueue = async ({ name, properties }: Resource): Promise<void> => {
    const attributes = queueSchema.parse(properties)
    await s3AndSqs.call('sqs', 'CreateQueue', { QueueName: name, Attributes: attributes })
  }
  const createBucket = async ({ ref }: Resource): Promise<void> => {
    const { status, body } = await s3AndSqs.s3('PUT', `/${ref}`)
    if (status !== 200) throw new Error(`Cannot create bucket ${ref}: ${status} ${body.toString()}`)
  }
  await Promise.all([
    ...template.ofType('AWS::DynamoDB::Table').map(createTable),
    ...template.ofType('AWS::SQS::Queue').map(createQueue),
    ...template.ofType('AWS::S3::Bucket').map(createBucket),
    ...template.ofType('AWS::SNS::Topic').map(async ({ name }) => s3AndSqs.createTopic(name)),
  ])
}
