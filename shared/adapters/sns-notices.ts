import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns'

import type { Notices } from '../pipeline/notices.ts'

/** Notices on a topic, which sends them to those who asked for them. */
export function createSnsNotices({ client, topicArn }: { client: SNSClient; topicArn: string }): Notices {
  return {
    async send({ subject, text }) {
      await client.send(new PublishCommand({ TopicArn: topicArn, Subject: subject, Message: text }))
    },
  }
}
