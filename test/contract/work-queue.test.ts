import { describe, expect, it } from 'vitest'

import { isJsonObject } from '../../local/gateway/json.ts'
import { createSqsQueue } from '../../shared/adapters/sqs-queue.ts'
import { parseArticleMessage, renderArticleMessage } from '../../shared/pipeline/article-message.ts'
import { parseUploadEvents, renderUploadHint } from '../../shared/pipeline/upload-event.ts'
import type { WorkQueue } from '../../shared/pipeline/work-queue.ts'
import { FakeQueue } from '../faults/fake-queue.ts'
import { useCloud } from './use-cloud.ts'

const emulated = useCloud()

type Render = (id: string) => string

interface Opened {
  readonly queue: WorkQueue
  /** Bodies of what can be received. */
  readonly receive: () => Promise<readonly string[]>
}

let queues = 0

const queuesToTry = [
  {
    name: 'in memory',
    open: async (render: Render): Promise<Opened> => {
      const queue = new FakeQueue(render, () => 0)
      return { queue, receive: async () => queue.receive(10).map(({ body }) => body) }
    },
  },
  {
    name: 'on SQS',
    open: async (render: Render): Promise<Opened> => {
      const queueUrl = await emulated.cloud.createQueue(`queue-${++queues}`)
      return {
        queue: createSqsQueue({ client: emulated.aws.sqs, queueUrl }, render),
        async receive() {
          const { Messages: messages } = await emulated.cloud.backstage.s3AndSqs.call('sqs', 'ReceiveMessage', {
            QueueUrl: queueUrl,
            MaxNumberOfMessages: 10,
          })
          return Array.isArray(messages) ? messages.filter(isJsonObject).map(({ Body: body }) => body as string) : []
        },
      }
    },
  },
]

const ids = ['pier-1a2b', 'Zwölf Häfen & 港/“a”.md', "it's 100%"]

describe.each(queuesToTry)('a queue $name', ({ open }) => {
  it('delivers ids of articles as they were sent', async () => {
    const { queue, receive } = await open(renderArticleMessage)
    for (const id of ids) await queue.send(id)
    expect((await receive()).map(parseArticleMessage).toSorted()).toEqual(ids.toSorted())
  })

  it('delivers hints at objects as they were sent', async () => {
    const { queue, receive } = await open(renderUploadHint)
    for (const key of ids) await queue.send(key)
    const keys = (await receive()).flatMap((body) => parseUploadEvents(body).map(({ key }) => key))
    expect(keys.toSorted()).toEqual(ids.toSorted())
  })

  it('does not hand out twice at once what nobody gave back', async () => {
    const { queue, receive } = await open(renderArticleMessage)
    await queue.send('pier-1a2b')
    expect(await receive()).toHaveLength(1)
    expect(await receive()).toHaveLength(0)
  })
})
