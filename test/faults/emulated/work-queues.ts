import type { AwsClient } from '../../../local/gateway/aws-client.ts'
import { isJsonObject } from '../../../local/gateway/json.ts'

const maxReceives = 5

export const queueNames = ['uploads', 'changes', 'announcements'] as const

export type QueueName = (typeof queueNames)[number]

export interface Received {
  readonly queue: QueueName
  readonly messageId: string
  readonly receipt: string
  readonly body: string
}

/** Receives from SQS as the pollers do; a message that is neither deleted nor given back is in a worker's hands. */
export class WorkQueues {
  readonly urls: Readonly<Record<QueueName, string>>
  readonly #sqs: AwsClient
  readonly #receives = new Map<string, number>()
  readonly #inHand = new Map<string, Received>()
  #dead: Received[] = []

  constructor(sqs: AwsClient, urls: Readonly<Record<QueueName, string>>) {
    this.#sqs = sqs
    this.urls = urls
  }

  async send(queue: QueueName, body: string): Promise<void> {
    await this.#sqs.call('sqs', 'SendMessage', { QueueUrl: this.urls[queue], MessageBody: body })
  }

  async receive(order: readonly QueueName[]): Promise<Received | undefined> {
    for (const queue of order) {
      const { Messages: messages } = await this.#sqs.call('sqs', 'ReceiveMessage', { QueueUrl: this.urls[queue] })
      const [message] = Array.isArray(messages) ? messages : []
      if (!isJsonObject(message)) continue
      const {
        MessageId: messageId = '',
        ReceiptHandle: receipt = '',
        Body: body = '',
      } = message as Readonly<Record<string, string>>
      const received = { queue, messageId, receipt, body }
      this.#inHand.set(received.messageId, received)
      this.#receives.set(received.messageId, (this.#receives.get(received.messageId) ?? 0) + 1)
      return received
    }
    return undefined
  }

  async delete({ queue, messageId, receipt }: Received): Promise<void> {
    this.#inHand.delete(messageId)
    await this.#sqs.call('sqs', 'DeleteMessage', { QueueUrl: this.urls[queue], ReceiptHandle: receipt })
  }

  /** Gives a message back; after too many times, to the dead letters. */
  async giveBack(message: Received): Promise<void> {
    if ((this.#receives.get(message.messageId) ?? 0) >= maxReceives) {
      this.#dead.push(message)
      return this.delete(message)
    }
    this.#inHand.delete(message.messageId)
    const { queue, receipt } = message
    const input = { QueueUrl: this.urls[queue], ReceiptHandle: receipt, VisibilityTimeout: 0 }
    await this.#sqs.call('sqs', 'ChangeMessageVisibility', input)
  }

  /** Gives back what dead workers had in hand. @returns how many messages */
  async giveBackAll(): Promise<number> {
    const messages = [...this.#inHand.values()]
    for (const message of messages) await this.giveBack(message)
    return messages.length
  }

  async redriveDeadLetters(): Promise<void> {
    for (const { queue, body } of this.#dead.splice(0)) await this.send(queue, body)
  }
}
