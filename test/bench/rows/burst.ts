import { setTimeout } from 'node:timers/promises'

import { ingest } from '../../../shared/pipeline/ingest.ts'
import { publish } from '../../../shared/pipeline/publish.ts'
import { PublishMemory } from '../../../shared/pipeline/publish-memory.ts'
import type { BenchRow } from '../bench-row.ts'
import { MemoryPath } from '../memory-path.ts'
import { formatNumber } from '../render-report.ts'

/** How messages get to a function, as its event source mapping says. */
interface Intake {
  readonly batchSize: number
  readonly windowMs: number
  readonly maxConcurrency: number
}

/** Of the template (infra/ingest-article.ts, infra/publish-feeds.ts); Lambda starts with five at once. */
const template = {
  ingest: { batchSize: 10, windowMs: 0, maxConcurrency: 5 },
  publish: { batchSize: 100, windowMs: 1_000, maxConcurrency: 2 },
}
const oneByOne = {
  ingest: template.ingest,
  publish: { ...template.publish, batchSize: 1, windowMs: 0 },
}

/** What a call to AWS takes within a region. */
const callMs = 10

interface Burst {
  readonly articles: number
  readonly perSecond: number
  readonly feedWrites: number
}

/** A port whose calls each take `callMs`. */
const slowed = <Port extends object>(_name: string, port: Port): Port =>
  new Proxy(port, {
    get(target, property) {
      const method: unknown = Reflect.get(target, property)
      if (typeof method !== 'function') return method
      return async (...args: unknown[]) => {
        await setTimeout(callMs)
        return Reflect.apply(method, target, args) as unknown
      }
    },
  })

/** Gives a function what comes, in batches, until `isOver`. */
async function work(
  queue: string[],
  { batchSize, windowMs, maxConcurrency }: Intake,
  run: (batch: readonly string[], worker: number) => Promise<void>,
  isOver: () => boolean,
): Promise<void> {
  const worker = async (index: number): Promise<void> => {
    while (!isOver()) {
      if (queue.length === 0) {
        await setTimeout(2)
        continue
      }
      const batch = queue.splice(0, batchSize)
      const until = performance.now() + windowMs
      while (batch.length < batchSize && performance.now() < until && !isOver()) {
        await setTimeout(5)
        batch.push(...queue.splice(0, batchSize - batch.length))
      }
      await run(batch, index)
    }
  }
  await Promise.all(Array.from({ length: maxConcurrency }, async (_, index) => worker(index)))
}

async function measureBurst(articles: number, intakes: typeof template): Promise<Burst> {
  const path = new MemoryPath()
  const ports = path.ports(slowed)
  const uploads = Array.from({ length: articles }, () => path.upload())
  const memories = Array.from({ length: intakes.publish.maxConcurrency }, () => new PublishMemory())
  const { records } = path.fakes.articles
  const isOver = (): boolean =>
    path.changes.length === 0 &&
    [...records.values()].filter(({ publishing }) => publishing?.state === 'live').length === articles
  const started = performance.now()
  await Promise.all([
    work(
      uploads,
      intakes.ingest,
      async (keys) => {
        for (const key of keys) await ingest(ports, { key })
      },
      isOver,
    ),
    work(
      path.changes,
      intakes.publish,
      async (ids, worker) => {
        const failures = await publish({ ...ports, memory: memories[worker] ?? new PublishMemory() }, ids)
        // As a message that comes back.
        path.changes.push(...failures.keys())
      },
      isOver,
    ),
  ])
  const seconds = (performance.now() - started) / 1000
  const feedWrites = path.fakes.site.writes.filter((file) => file.path === 'feed.xml').length
  return { articles, perSecond: articles / seconds, feedWrites }
}

export const burst: BenchRow = {
  name: 'burst',
  question: `How long until 1,000 articles that are uploaded at once are live, and how often is the main feed written meanwhile? The real steps in the batches of the template, each call taking ${callMs} ms; beside it the same code publishing one message at a time.`,
  async measure(say) {
    // Compiles the code for both.
    await measureBurst(50, template)
    const together = await measureBurst(1_000, template)
    say(`together: ${formatNumber(together.perSecond)} a second, ${together.feedWrites} writes`)
    const alone = await measureBurst(100, oneByOne)
    say(`one by one: ${formatNumber(alone.perSecond)} a second, ${alone.feedWrites} writes`)
    const row = (name: string, { articles, perSecond, feedWrites }: Burst): readonly string[] => [
      name,
      articles.toLocaleString('en-US'),
      formatNumber(perSecond),
      formatNumber(perSecond / alone.perSecond),
      String(feedWrites),
      formatNumber(feedWrites / articles),
    ]
    return {
      figures: [
        {
          what: 'Writes of the main feed for 1,000 uploads at once',
          reached: together.feedWrites,
          target: { atMost: 40 },
        },
        {
          what: 'Articles a second in a burst, against one message at a time',
          reached: together.perSecond / alone.perSecond,
          target: { atLeast: 5 },
          unit: ' ×',
        },
      ],
      tables: [
        {
          columns: ['', 'uploads at once', 'articles a second', '×', 'writes of the main feed', 'for each article'],
          rows: [row('batches of the template', together), row('one message at a time', alone)],
        },
      ],
      notes: [],
    }
  },
}
