import { callsPerArticle, unitsPerRecord } from './measured-calls.ts'
import { prices, type Priced } from './prices.ts'

/** What a publication does in a month; a year of its articles lies in the archive. */
export interface Usage {
  readonly articles: number
  /** Requests for feeds a day; most are answered from the cache, and with "not modified". */
  readonly pollsADay: number
}

const daysAMonth = 30
const minutesAMonth = daysAMonth * 24 * 60
const hoursAMonth = daysAMonth * 24

/**
 * Lambda always has so many long polls of 20 seconds under way on an idle queue: it may go down to two, but not where a
 * maximum of concurrency is set (AWS Lambda Developer Guide, "Configuring scaling behavior for SQS event source mappings").
 */
export const idlePollers = { withMaximum: 5, without: 2 }
const pollsAMinute = 3 * (idlePollers.without + 2 * idlePollers.withMaximum)
const monthsInArchive = 12
/** An article and a picture. */
const filesPerArticle = 2
const filesPerListing = 1000
/** What a comparison every hour takes for recent is so many hours old. */
const recentHours = 26
const readerKb = 30
const alarms = 12
/** The hit ratio comes with seven others. */
const edgeMetrics = 8

/** Units of everything that is paid for. */
export function usageOf({ articles, pollsADay }: Usage): Readonly<Record<Priced, number>> {
  const polls = pollsADay * daysAMonth
  const ticks = minutesAMonth + hoursAMonth + daysAMonth
  const archive = articles * monthsInArchive
  const listings = (hoursAMonth + daysAMonth) * Math.ceil((archive * filesPerArticle) / filesPerListing)
  const recordsCompared = articles * recentHours + archive * daysAMonth
  const invocations = articles * callsPerArticle.lambdaRequests + ticks
  return {
    lambdaRequests: invocations,
    // A second each for the functions of an article, a tenth for a look at nothing; see docs/performance.md for what is measured.
    lambdaGbSeconds: articles * callsPerArticle.lambdaRequests * 1.25 + ticks * 0.1 * 0.5,
    sqsRequests: articles * callsPerArticle.sqsRequests + pollsAMinute * minutesAMonth,
    tableReads: articles * callsPerArticle.tableReads + minutesAMonth + recordsCompared * unitsPerRecord,
    tableWrites: articles * callsPerArticle.tableWrites,
    s3Puts: articles * callsPerArticle.s3Puts + listings,
    s3Gets: articles * callsPerArticle.s3Gets,
    edgeRequests: polls,
    // One function sees the request, one the answer.
    edgeFunctions: 2 * polls,
    edgeGb: (polls * readerKb) / 1e6,
    schedules: ticks,
    secrets: 1,
    // Lambda traces the first call of each second, and one in twenty of the others.
    traces: invocations,
    logGb: (invocations * 1.5) / 1e6,
    // A metric costs by the hours in which it has values: two for each article, if no two share an hour.
    metrics: edgeMetrics + (2 * Math.min(articles, hoursAMonth)) / hoursAMonth,
    alarms,
    dashboards: 1,
  }
}

/** What that costs a month, in US dollars, the dearest first. */
export function monthlyCost(usage: Usage, { withFreeTier }: { withFreeTier: boolean }) {
  const lines = Object.entries(usageOf(usage)).map(([key, units]) => {
    const { name, usd, free } = prices[key as Priced]
    return { name, units, usd: Math.max(0, units - (withFreeTier ? free : 0)) * usd }
  })
  const sorted = lines.toSorted((a, b) => b.usd - a.usd)
  return { usd: sorted.reduce((sum, line) => sum + line.usd, 0), lines: sorted }
}
