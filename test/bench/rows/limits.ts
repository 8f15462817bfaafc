import type { BenchRow } from '../bench-row.ts'
import { measureOneArticle } from '../one-article.ts'
import { formatNumber } from '../render-report.ts'

interface Limit {
  readonly name: string
  /** Articles a day at which it binds. */
  readonly articlesPerDay: number
  readonly remedy: string
}

const secondsPerDay = 86_400
const posts = 5
/** Of Bluesky: points a day, and what the creation of a record costs. */
const pointsPerDay = 35_000
const pointsPerRecord = 3
/** Executions of `publish-feeds` at once, and messages in each (see infra/publish-feeds.ts). */
const publishers = 2
const publishBatch = 100
/** Executions of `post-thread` at once. */
const posters = 2
const secondsOfCall = 0.012
const secondsOfPds = 0.2
const lambdaConcurrency = 1_000
/** DynamoDB, for one partition key, in a second. */
const writesPerPartition = 1_000
const sqsInFlight = 120_000
/** S3, for one prefix, in a second. */
const s3Writes = 3_500

export const limits: BenchRow = {
  name: 'limits',
  question:
    'How many articles a day would be too many, and for what? Limits of AWS and Bluesky over the measured calls.',
  async measure(say) {
    const { reports } = await measureOneArticle(say)
    const leg = (name: string) => {
      const report = reports.find((each) => each.leg.name === name)
      const calls = report?.calls ?? []
      const toPds = calls.filter(({ service }) => service === 'pds').length
      const seconds = (report?.cpuMs ?? 0) / 1000 + (calls.length - toPds) * secondsOfCall + toPds * secondsOfPds
      const times = (operation: string): number => calls.filter((call) => call.operation === operation).length
      return { seconds, times }
    }
    const [ingest, publish, post] = [leg('ingest-article'), leg('publish-feeds'), leg('post-thread')]
    const all: readonly Limit[] = [
      {
        name: 'Bluesky: points a day of one account',
        articlesPerDay: pointsPerDay / (posts * pointsPerRecord),
        remedy:
          'Shorten threads with `bluesky.maxPosts`, announce only what matters (`bluesky: false`), or split the publication over accounts. The rest waits its turn: pages and feeds do not.',
      },
      {
        name: 'post-thread: two executions at once',
        articlesPerDay: (posters / post.seconds) * secondsPerDay,
        remedy:
          'Raise `maxConcurrency` in infra/post-thread.ts; the repository takes one commit at a time, so that more than a few only try again.',
      },
      {
        name: 'publish-feeds: two executions at once, one article each',
        articlesPerDay: (publishers / publish.seconds) * secondsPerDay,
        remedy: 'Nothing: long before that, articles come in batches.',
      },
      {
        name: 'publish-feeds: two executions at once, full batches',
        articlesPerDay:
          ((publishers * publishBatch) / (publish.seconds + (publishBatch * publish.seconds) / 10)) * secondsPerDay,
        remedy: 'More memory in infra/publish-feeds.ts, then a second publication.',
      },
      {
        name: 'DynamoDB: writes to the rows of one list',
        articlesPerDay: writesPerPartition * secondsPerDay,
        remedy: 'Split the list over partitions.',
      },
      {
        name: 'S3: writes to one prefix',
        articlesPerDay: (s3Writes / Math.max(1, publish.times('PutObject'))) * secondsPerDay,
        remedy: 'None needed: S3 splits prefixes by itself.',
      },
      {
        name: 'Lambda: executions at once of a new account',
        articlesPerDay: (lambdaConcurrency / (ingest.seconds + publish.seconds + post.seconds)) * secondsPerDay,
        remedy: 'Ask AWS for more.',
      },
      {
        name: 'SQS: messages in flight of one queue',
        articlesPerDay: (sqsInFlight / Math.max(ingest.seconds, publish.seconds)) * secondsPerDay,
        remedy: 'None needed: what is not in flight waits in the queue.',
      },
    ]
    const ordered = all.toSorted((a, b) => a.articlesPerDay - b.articlesPerDay)
    const [first] = ordered
    const xs = [10, 100, 1_000, 10_000, 100_000, 1_000_000]
    return {
      figures: [],
      tables: [
        {
          columns: ['limit', 'articles a day at which it binds', 'what to do then'],
          rows: ordered.map(({ name, articlesPerDay, remedy }) => [
            name,
            formatNumber(Math.round(articlesPerDay)),
            remedy,
          ]),
        },
      ],
      plot: {
        title: 'How much of each limit a day’s articles take',
        x: { label: 'articles a day', scale: 'logarithmic' },
        y: { label: 'share of the limit; at 1 it binds', scale: 'logarithmic' },
        series: ordered.slice(0, 6).map(({ name, articlesPerDay }) => ({
          name: name
            .split(':')
            .map((part) => part.trim())
            .join(', ')
            .slice(0, 28),
          points: xs.map((x) => [x, x / articlesPerDay] as const),
        })),
      },
      notes: [
        `The first limit is ${first?.name ?? ''}: ${formatNumber(Math.round(first?.articlesPerDay ?? 0))} articles with threads of ${posts} posts a day. ${first?.remedy ?? ''}`,
      ],
    }
  },
}
