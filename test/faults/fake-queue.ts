import type { WorkQueue } from '../../shared/pipeline/work-queue.ts'

const visibilityMs = 6 * 60_000
const maxReceives = 5

export interface QueuedMessage {
  readonly messageId: string
  readonly body: string
  receives: number
  visibleAtMs: number
}

/** A queue in memory: at least once, in no order, with a dead-letter queue behind it. */
export class FakeQueue implements WorkQueue {
  messages: QueuedMessage[] = []
  /** Everything that was ever sent. */
  readonly sent: QueuedMessage[] = []
  /** Whether what is sent is lost. */
  drops = false
  readonly deadLetters: QueuedMessage[] = []
  readonly #render: (id: string) => string
  readonly #nowMs: () => number

  constructor(render: (id: string) => string, nowMs: () => number) {
    this.#render = render
    this.#nowMs = nowMs
  }

  async send(id: string): Promise<void> {
    this.sendBody(this.#render(id))
  }

  sendBody(body: string): void {
    const messageId = `message-${this.sent.length + 1}`
    const message = { messageId, body, receives: 0, visibleAtMs: this.#nowMs() }
    this.sent.push(message)
    if (!this.drops) this.messages.push(message)
  }

  /** Takes up to `limit` visible messages; each comes back after a while unless it is deleted. */
  receive(limit: number): readonly QueuedMessage[] {
    const received: QueuedMessage[] = []
    for (const message of this.visible) {
      if (received.length === limit) break
      if (message.receives >= maxReceives) {
        this.delete(message)
        this.deadLetters.push(message)
        continue
      }
      message.receives += 1
      message.visibleAtMs = this.#nowMs() + visibilityMs
      received.push(message)
    }
    return received
  }

  /** Those that may be taken now. */
  get visible(): readonly QueuedMessage[] {
    return this.messages.filter(({ visibleAtMs }) => visibleAtMs <= this.#nowMs())
  }

  delete(message: QueuedMessage): void {
    this.messages = this.messages.filter((other) => other !== message)
  }

  redriveDeadLetters(): void {
    for (const { body } of this.deadLetters.splice(0)) this.sendBody(body)
  }

  get nextVisibleMs(): number | undefined {
    return this.messages.length > 0 ? Math.min(...this.messages.map(({ visibleAtMs }) => visibleAtMs)) : undefined
  }
}
