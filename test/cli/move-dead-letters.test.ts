import { SQSClient } from '@aws-sdk/client-sqs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { moveDeadLetters } from '../../cli/stack/move-dead-letters.ts'
import { serveAnswers } from './serve-answers.ts'

let server: Awaited<ReturnType<typeof serveAnswers>>
let letters: number
let moved: unknown[]

/** What SQS answers to an operation. */
const answer = (operation: string, body: { AttributeNames?: string[]; QueueName?: string }): unknown => {
  switch (operation) {
    case 'GetQueueAttributes':
      return body.AttributeNames?.includes('RedrivePolicy')
        ? {
            Attributes: {
              RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-north-1:1:Dead","maxReceiveCount":5}',
            },
          }
        : { Attributes: { ApproximateNumberOfMessages: String(letters) } }
    case 'GetQueueUrl':
      return { QueueUrl: `${server.url}/1/${body.QueueName ?? ''}` }
    case 'StartMessageMoveTask':
      if (letters === 13) return undefined
      moved.push(body)
      return { TaskHandle: 'task' }
    default:
      return undefined
  }
}

beforeEach(async () => {
  moved = []
  server = await serveAnswers((request, body) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    const value = answer(operation, JSON.parse(body) as object)
    const refusal = { __type: 'com.amazonaws.sqs#UnsupportedOperation', message: 'Not today' }
    const status = value === undefined ? 400 : 200
    return { status, contentType: 'application/x-amz-json-1.0', body: JSON.stringify(value ?? refusal) }
  })
})
afterEach(() => server.close())

const move = async () => {
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
  const client = new SQSClient({ endpoint: server.url, region: 'eu-north-1', credentials, maxAttempts: 1 })
  return moveDeadLetters(client, `${server.url}/1/Changes`)
}

describe(moveDeadLetters, () => {
  it('sends what is in the dead-letter queue back to where it came from', async () => {
    letters = 3
    expect(await move()).toEqual({ queue: 'Changes', count: 3 })
    expect(moved).toEqual([{ SourceArn: 'arn:aws:sqs:eu-north-1:1:Dead' }])
  })

  it('moves nothing when there is nothing', async () => {
    letters = 0
    expect(await move()).toEqual({ queue: 'Changes', count: 0 })
    expect(moved).toEqual([])
  })

  it('tells why they stay where they are', async () => {
    letters = 13
    expect(await move()).toEqual({ queue: 'Changes', count: 13, problem: 'Not today' })
  })
})
