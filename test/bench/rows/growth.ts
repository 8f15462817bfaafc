import { epochMs } from '../../faults/world.ts'
import { countCalls, noCalls, type CallCount } from '../../support/count-calls.ts'
import { fillArchive } from '../../support/fill-archive.ts'
import type { BenchRow } from '../bench-row.ts'
import { median } from '../median.ts'
import { MemoryPath, publishOneMore } from '../memory-path.ts'
import { formatNumber } from '../render-report.ts'

const sizes = [100, 1_000, 10_000, 100_000]
/** Articles that are published before the one that counts, so that what stands around it stands. */
const warmUps = 3
const measured = 21

interface Cost {
  readonly size: number
  readonly count: CallCount
  readonly filesWritten: number
  readonly cpuMs: number
}

/** Publishes into an archive of this size: one article that is counted, then others that are timed. */
async function publishInto(size: number): Promise<Cost> {
  const count = noCalls()
  const path = new MemoryPath()
  await fillArchive({ publication: path.publication, ...path.fakes }, size, epochMs)
  for (let more = 0; more < warmUps; more += 1) await publishOneMore(path)
  const { writes } = path.fakes.site
  const before = writes.length
  await publishOneMore(
    path,
    path.ports((name, port) => countCalls(count, name, port)),
  )
  const filesWritten = writes.length - before
  const times: number[] = []
  for (let more = 0; more < measured; more += 1) {
    const started = process.cpuUsage()
    await publishOneMore(path)
    const { user, system } = process.cpuUsage(started)
    times.push((user + system) / 1000)
  }
  return { size, count, filesWritten, cpuMs: median(times) }
}

export const growth: BenchRow = {
  name: 'growth',
  question:
    'What does one more article cost when the archive grows? Reading its upload, its page, those beside it, and everything that lists it, through ports that count; processor time without what the counting takes.',
  async measure(say) {
    // The first run compiles the code for all others.
    await publishInto(100)
    const costs: Cost[] = []
    for (const size of sizes) {
      costs.push(await publishInto(size))
      say(`${size} articles: ${costs.at(-1)?.count.calls} calls`)
    }
    const [smallest, largest] = [costs[0], costs.at(-1)]
    const ratio = (of: (cost: Cost) => number): number =>
      largest && smallest ? of(largest) / of(smallest) : Number.NaN
    return {
      figures: [
        {
          what: 'Calls for one more article among 100,000, against one among 100',
          reached: ratio(({ count }) => count.calls),
          target: { atMost: 1.1 },
          unit: ' ×',
        },
        {
          what: 'Bytes for one more article among 100,000, against one among 100',
          reached: ratio(({ count }) => count.bytes),
          target: { atMost: 1.1 },
          unit: ' ×',
        },
      ],
      tables: [
        {
          columns: [
            'articles in the archive',
            'calls',
            'kilobytes read and written',
            'files written',
            'processor time ×',
          ],
          rows: costs.map(({ size, count, filesWritten, cpuMs }) => [
            size.toLocaleString('en-US'),
            String(count.calls),
            formatNumber(Math.round(count.bytes / 1000)),
            String(filesWritten),
            `${formatNumber(cpuMs / (smallest?.cpuMs ?? Number.NaN))} (${formatNumber(cpuMs)} ms)`,
          ]),
        },
      ],
      plot: {
        title: 'One more article, by the size of the archive',
        x: { label: 'articles in the archive', scale: 'logarithmic' },
        y: { label: 'against an archive of 100', scale: 'linear' },
        series: [
          { name: 'calls', of: ({ count }: Cost) => count.calls },
          { name: 'bytes', of: ({ count }: Cost) => count.bytes },
          { name: 'processor time', of: ({ cpuMs }: Cost) => cpuMs },
        ].map(({ name, of }) => ({
          name,
          points: costs.map((cost) => [cost.size, of(cost) / (smallest ? of(smallest) : Number.NaN)] as const),
        })),
      },
      notes: [],
    }
  },
}
