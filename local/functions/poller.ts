import { setTimeout } from 'node:timers/promises'
import * as z from 'zod'
import type { AwsClient } from '../gateway/aws-client.ts'
import { composeSqsEvent, type SqsMessage, sqsMessageSchema } from './sqs-event.ts'

/** An event source mapping of the template. */
export interface PollerOptions {
  readonly queueUrl: string
  readonly queueArn: string
  readonly region: string
  readonly batchSize: number
  readonly windowMs: number
  readonly maxConcurrency: number
  readonly reportsItemFailures: boolean
  /** Calls SQS with the function's role. */
  readonly sqs: AwsClient
  readonly invoke: (event: unknown) => Promise<unknown>
  /** Told of messages that will be delivered again. */
  readonly onFailure: (messages: readonly SqsMessage[], reason: string) => Promise<void>
}

export interface Poller {
  stop(): Promise<void>
}

const receiveSchema = z.object({ Messages: z.array(sqsMessageSchema).default([]) })
const longPollSeconds = 5

/** Receives batches and gives them to the function, several at once, until it is stopped. */
export function startPoller(options: PollerOptions): Poller {
  const stopping = new AbortController()
  const running = new Set<Promise<void>>()

  const receive = async (count: number, waitSeconds: number): Promise<readonly SqsMessage[]> => {
    const answer = await options.sqs.call('sqs', 'ReceiveMessage', {
      QueueUrl: options.queueUrl,
      MaxNumberOfMessages: Math.min(10, count),
      WaitTimeSeconds: waitSeconds,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    })
    return receiveSchema.parse(answer).Messages
  }

  const gather = async (): Promise<readonly SqsMessage[]> => {
    const batch = [...(await receive(options.batchSize, longPollSeconds))]
    const until = performance.now() + options.windowMs
    while (batch.length > 0 && batch.length < options.batchSize && !stopping.signal.aborted) {
      const leftMs = until - performance.now()
      if (leftMs <= 0) break
      const more = await receive(options.batchSize - batch.length, 0)
      batch.push(...more)
      if (more.length === 0) await setTimeout(Math.min(leftMs, 100))
    }
    return batch
  }

  const handle = async (batch: readonly SqsMessage[]): Promise<void> => {
    const { failed, reason } = await deliver(batch, options)
    const done = batch.filter((message) => !failed.includes(message))
    for (let start = 0; start < done.length; start += 10) {
      const some = done.slice(start, start + 10)
      const Entries = some.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }))
      await options.sqs.call('sqs', 'DeleteMessageBatch', { QueueUrl: options.queueUrl, Entries })
    }
    if (failed.length > 0 && !stopping.signal.aborted) await options.onFailure(failed, reason)
  }

  /** As Lambda does before it polls a queue, and by the same right. */
  const lookAtQueue = async (): Promise<void> => {
    await options.sqs.call('sqs', 'GetQueueAttributes', {
      QueueUrl: options.queueUrl,
      AttributeNames: ['VisibilityTimeout'],
    })
  }

  const loop = async (): Promise<void> => {
    let looked = false
    while (!stopping.signal.aborted) {
      if (running.size >= options.maxConcurrency) await Promise.race(running)
      try {
        if (!looked) await lookAtQueue()
        looked = true
        const batch = await gather()
        if (batch.length === 0) continue
        const task = handle(batch)
          .catch(async (error: unknown) => options.onFailure([], String(error)))
          .finally(() => running.delete(task))
        running.add(task)
      } catch (error) {
        if (stopping.signal.aborted) break
        await options.onFailure([], String(error))
        await setTimeout(500)
      }
    }
  }

  const looping = loop()
  return {
    async stop() {
      stopping.abort()
      await Promise.all([looping, ...running])
    },
  }
}

async function deliver(
  batch: readonly SqsMessage[],
  options: PollerOptions,
): Promise<{ failed: readonly SqsMessage[]; reason: string }> {
  try {
    const result = await options.invoke(composeSqsEvent(batch, options.queueArn, options.region))
    if (!options.reportsItemFailures) return { failed: [], reason: '' }
    return { failed: readFailures(result, batch), reason: 'reported by the function' }
  } catch (error) {
    return { failed: batch, reason: error instanceof Error ? error.message : String(error) }
  }
}

const responseSchema = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })
  .nullish()

/** An answer that Lambda does not understand, or that names a message outside the batch, fails the whole batch. */
export function readFailures(response: unknown, batch: readonly SqsMessage[]): readonly SqsMessage[] {
  const parsed = responseSchema.safeParse(response)
  if (!parsed.success) return batch
  const ids = (parsed.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier)
  const known = ids.every((id) => batch.some(({ MessageId }) => MessageId === id))
  return known ? batch.filter(({ MessageId }) => ids.includes(MessageId)) : batch
}
