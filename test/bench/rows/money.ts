import type { BenchRow } from '../bench-row.ts'
import { priceOf, pricedOn, type Costs } from '../list-prices.ts'
import { monthlyUsage, type Measurements } from '../monthly-usage.ts'
import { measureOneArticle, type OneArticle } from '../one-article.ts'

const memoryMb: Readonly<Record<string, number>> = { 'ingest-article': 1024, 'publish-feeds': 1769, 'post-thread': 512 }
/** What a call to AWS takes within a region; the PDS is further away. */
const secondsOfCall = 0.012
const secondsOfPds = 0.2
/** Metrics of a distribution that are billed like own ones, and those that functions send every hour. */
const metricsOfDistribution = 8
const metricsOfFunctions = 6

const loads = [10, 100, 1_000, 100_000].flatMap((articlesPerMonth) =>
  [1e4, 1e5, 1e6, 1e7].map((pollsPerDay) => ({ articlesPerMonth, pollsPerDay })),
)

function measurementsOf({ reports, resources, ...sizes }: OneArticle): Measurements {
  const legs = reports.map(({ leg, cpuMs, calls }) => {
    const operations: Record<string, number> = {}
    for (const { operation } of calls) operations[operation] = (operations[operation] ?? 0) + 1
    const toPds = calls.filter(({ service }) => service === 'pds').length
    const seconds = cpuMs / 1000 + (calls.length - toPds) * secondsOfCall + toPds * secondsOfPds
    return { memoryMb: memoryMb[leg.name] ?? 512, seconds, operations }
  })
  const count = (type: string): number => resources.get(type) ?? 0
  return {
    legs,
    ...sizes,
    alarms: count('AWS::CloudWatch::Alarm'),
    metrics: metricsOfFunctions + count('AWS::CloudFront::MonitoringSubscription') * metricsOfDistribution,
    dashboards: count('AWS::CloudWatch::Dashboard'),
    secrets: count('AWS::SecretsManager::Secret'),
    queuesPolled: count('AWS::Lambda::EventSourceMapping'),
  }
}

const dollars = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2))

const largest = ({ parts }: Costs): string =>
  parts
    .slice(0, 3)
    .filter((each) => each.dollars >= 0.005)
    .map(({ part, dollars: value }) => `${part} ${dollars(value)}`)
    .join(', ')

export const money: BenchRow = {
  name: 'money',
  question:
    'What does a publication cost in a month? Measured calls times list prices, for an archive of a year, with each article published alone and each poll of a feed from wherever it is dearest.',
  async measure(say) {
    const measured = measurementsOf(await measureOneArticle(say))
    const priced = loads.map((load) => {
      const usage = monthlyUsage(measured, load)
      return { load, list: priceOf(usage, false), free: priceOf(usage, true) }
    })
    const small = priced.find(({ load }) => load.articlesPerMonth === 100 && load.pollsPerDay === 1e4)
    const articleCounts = [...new Set(loads.map(({ articlesPerMonth }) => articlesPerMonth))]
    return {
      figures: [
        {
          what: 'US dollars a month for 100 articles and 10,000 polls a day, with what is always free',
          reached: small?.free.dollars ?? Number.NaN,
          target: { atMost: 1 },
        },
      ],
      tables: [
        {
          columns: [
            'articles a month, polls a day',
            'list price, $',
            'with what is always free, $',
            'largest parts then',
          ],
          rows: priced.map(({ load, list, free }) => [
            `${load.articlesPerMonth.toLocaleString('en-US')}, ${load.pollsPerDay.toLocaleString('en-US')}`,
            dollars(list.dollars),
            dollars(free.dollars),
            largest(free),
          ]),
        },
      ],
      plot: {
        title: 'What a month costs, with what is always free',
        x: { label: 'polls of feeds a day', scale: 'logarithmic' },
        y: { label: 'US dollars a month', scale: 'logarithmic' },
        series: articleCounts.map((articlesPerMonth) => ({
          name: `${articlesPerMonth.toLocaleString('en-US')} articles`,
          points: priced
            .filter(({ load }) => load.articlesPerMonth === articlesPerMonth)
            .map(({ load, free }) => [load.pollsPerDay, free.dollars] as const),
        })),
      },
      notes: [
        `Prices are those of us-east-1 as they were known in ${pricedOn}, without taxes and without what is free in an account’s first year. Lambda’s own polls of the three queues count as five connections to each. A reader polls every hour and gets the feed’s body only when it changed. A call to AWS is taken to last 12 ms, one to the PDS 200 ms.`,
        small
          ? `At 100 articles and 10,000 polls the three largest parts at list price are ${largest(small.list)}.`
          : '',
      ],
    }
  },
}
