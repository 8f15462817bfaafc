import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  StartMessageMoveTaskCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'

import { asError } from '../../shared/errors.ts'

/** What was done about the dead letters of one queue: how many there were, and why they were not moved, if so. */
export interface MovedDeadLetters {
  readonly queue: string
  /** As SQS counts them: approximately. */
  readonly count: number
  readonly problem?: string
}

/** Sends the messages that failed five times back to the queue they came from. */
export async function moveDeadLetters(sqs: SQSClient, queueUrl: string): Promise<MovedDeadLetters> {
  const queue = queueUrl.split('/').at(-1) ?? queueUrl
  let count = 0
  try {
    const { RedrivePolicy: policy } = await readAttributes(sqs, queueUrl, 'RedrivePolicy')
    const { deadLetterTargetArn: arn } = JSON.parse(policy ?? '{}') as { deadLetterTargetArn?: string }
    if (arn === undefined) return { queue, count }
    const name = arn.split(':').at(-1)
    const { QueueUrl: deadLettersUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }))
    const attributes = await readAttributes(sqs, deadLettersUrl, 'ApproximateNumberOfMessages')
    count = Number(attributes['ApproximateNumberOfMessages'] ?? 0)
    if (count > 0) await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: arn }))
    return { queue, count }
  } catch (error) {
    return { queue, count, problem: asError(error).message }
  }
}

async function readAttributes(
  sqs: SQSClient,
  queueUrl: string | undefined,
  name: 'RedrivePolicy' | 'ApproximateNumberOfMessages',
): Promise<Partial<Record<string, string>>> {
  const { Attributes: attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [name] }),
  )
  return attributes ?? {}
}
