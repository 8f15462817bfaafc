import { SNSClient } from '@aws-sdk/client-sns'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { createSnsNotices } from '../../shared/adapters/sns-notices.ts'
import { type Cloud, startCloud } from './cloud.ts'

let cloud: Cloud
let client: SNSClient

beforeAll(async () => {
  cloud = await startCloud()
  client = new SNSClient({
    endpoint: cloud.url,
    region: cloud.region,
    credentials: { accessKeyId: 'LOCALoperator', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
})

afterAll(async () => {
  client.destroy()
  await cloud.stop()
})

const topicArn = (name: string): string => `arn:aws:sns:${cloud.region}:000000000000:${name}`

describe('createSnsNotices', () => {
  it('says what is sent on the topic, with its subject', async () => {
    await cloud.backstage.s3AndSqs.createTopic('editors')
    const heard: URLSearchParams[] = []
    cloud.decide = ({ service, request }) => {
      if (service === 'sns') heard.push(new URLSearchParams(request.body.toString()))
      return undefined
    }
    const notices = createSnsNotices({ client, topicArn: topicArn('editors') })
    await notices.send({ subject: 'Not published: Zwölf & 12.md', text: 'One.\n\n“Two”.' })
    expect(Object.fromEntries(heard[0] ?? [])).toMatchObject({
      Action: 'Publish',
      TopicArn: topicArn('editors'),
      Subject: 'Not published: Zwölf & 12.md',
      Message: 'One.\n\n“Two”.',
    })
  })

  it('fails where there is no such topic', async () => {
    const notices = createSnsNotices({ client, topicArn: topicArn('nobody') })
    await expect(notices.send({ subject: 'a', text: 'b' })).rejects.toThrow(/topic/i)
  })
})
