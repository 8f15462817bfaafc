import { Buffer } from 'node:buffer'

import type { CallRecord } from '../../local/gateway/call-record.ts'
import type { Publication } from '../../shared/publication.ts'
import { startIdleStack, type IdleStack } from './idle-stack.ts'
import type { MeasuredFunction, Run } from './measured-function.ts'
import type { SampleArticle } from './sample-archive.ts'

/** The functions on the way of an article, with the queues that they work on. */
export const legs = [
  { name: 'ingest-article', logicalId: 'IngestArticle', queue: 'UPLOADS_QUEUE_URL', batchSize: 10 },
  { name: 'publish-feeds', logicalId: 'PublishFeeds', queue: 'CHANGES_QUEUE_URL', batchSize: 100 },
  { name: 'post-thread', logicalId: 'PostThread', queue: 'ANNOUNCEMENTS_QUEUE_URL', batchSize: 1 },
] as const

export type Leg = (typeof legs)[number]

/** What one function did for the articles that were under way. */
export interface LegReport {
  readonly leg: Leg
  readonly invocations: number
  readonly cpuMs: number
  /** With the start of the process, when it was started for this. */
  readonly sinceStartMs: number
  readonly peakMegabytes: number
  /** Each call to AWS or to the PDS once, in order. */
  readonly calls: readonly CallRecord[]
}

/** The real functions on the real stack, each in a process of its own and woken by hand. */
export class ArticlePath {
  readonly stack: IdleStack
  #functions: readonly MeasuredFunction[] = []

  private constructor(stack: IdleStack) {
    this.stack = stack
  }

  static async start(publication: Publication): Promise<ArticlePath> {
    const path = new ArticlePath(await startIdleStack(publication))
    await path.restart()
    return path
  }

  /** Functions begin cold again. */
  async restart(): Promise<void> {
    for (const each of this.#functions) each.stop()
    this.#functions = []
    for (const { logicalId } of legs) this.#functions = [...this.#functions, await this.stack.startFunction(logicalId)]
  }

  async upload(articles: readonly SampleArticle[]): Promise<void> {
    for (const { name, markdown } of articles) await this.stack.upload(`${name}.md`, Buffer.from(markdown))
  }

  /** Lets each function work off its queue, one after the other. @param batchSize at most so many messages at once */
  async work(batchSize = 100): Promise<readonly LegReport[]> {
    const reports: LegReport[] = []
    for (const [index, leg] of legs.entries()) {
      const measured = this.#functions[index]
      if (measured) reports.push(await this.#workOff(leg, measured, Math.min(batchSize, leg.batchSize)))
    }
    return reports
  }

  async #workOff(leg: Leg, measured: MeasuredFunction, batchSize: number): Promise<LegReport> {
    const from = this.stack.calls.length
    const runs: Run[] = []
    for (;;) {
      const event = await this.stack.take(leg.queue, batchSize)
      if (event.Records.length === 0) break
      const run = await measured.run(event)
      const { batchItemFailures = [] } = (run.result ?? {}) as { batchItemFailures?: readonly unknown[] }
      if (batchItemFailures.length > 0) throw new Error(`Cannot measure ${leg.name}: a message came back`)
      runs.push(run)
    }
    const calls = this.stack.calls.slice(from).filter((call) => call.function !== 'operator')
    return {
      leg,
      invocations: runs.length,
      cpuMs: runs.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
      sinceStartMs: runs.at(-1)?.sinceStartMs ?? 0,
      peakMegabytes: Math.max(0, ...runs.map((run) => run.peakMegabytes)),
      calls: withoutSecondRights(calls),
    }
  }

  async stop(): Promise<void> {
    for (const each of this.#functions) each.stop()
    await this.stack.stop()
  }
}

/** A call that needs a second right leaves a second record: a conditional write, or a read that finds nothing. */
const withoutSecondRights = (calls: readonly CallRecord[]): readonly CallRecord[] =>
  calls.filter(
    ({ service, operation, action }) =>
      service !== 's3' || action === `s3:${operation}` || operation.startsWith('List'),
  )
