import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'

import { renderArticleMessage } from '../pipeline/article-message.ts'
import type { WorkQueue } from '../pipeline/work-queue.ts'

/** @param render the message that stands for what is sent */
export function createSqsQueue(
  { client, queueUrl }: { client: SQSClient; queueUrl: string },
  render: (id: string) => string = renderArticleMessage,
): WorkQueue {
  return {
    async send(id) {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: render(id) }))
    },
  }
}
