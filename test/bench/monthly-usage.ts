import type { Usage } from './list-prices.ts'

/** What one function does for one article that is published alone. */
export interface LegUsage {
  readonly memoryMb: number
  readonly seconds: number
  readonly operations: Readonly<Record<string, number>>
}

/** What was measured, and what the template says. */
export interface Measurements {
  readonly legs: readonly LegUsage[]
  /** Of one article's record, its page, and a feed as it is sent. */
  readonly recordBytes: number
  readonly pageBytes: number
  readonly feedBytesSent: number
  readonly alarms: number
  readonly metrics: number
  readonly dashboards: number
  readonly secrets: number
  readonly queuesPolled: number
}

export interface Load {
  readonly articlesPerMonth: number
  readonly pollsPerDay: number
}

const days = 30.4
const minutes = days * 24 * 60
/** Lambda holds five connections to a queue, and an empty one answers after 20 seconds. */
const pollsOfQueue = 5 * 3 * minutes
/** A year of articles lies in the archive. */
const months = 12
/** Regional caches that are warm: each asks once in `maxAgeMinutes` for a file at the most. */
const caches = 13
const maxAgeMinutes = 1
const feedFormats = 3
/** Of a reader that polls every hour. */
const pollsPerReader = 24
/** Headers of an answer without a body. */
const emptyAnswerBytes = 500
/** Seconds and gigabytes of a run of `reconcile` that finds nothing to do. */
const idleSeconds = 0.05
const idleMb = 512

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

/** Units of everything that is priced, in a month of this load. */
export function monthlyUsage(measured: Measurements, { articlesPerMonth, pollsPerDay }: Load): Usage {
  const count = (...names: readonly string[]): number =>
    sum(measured.legs.flatMap(({ operations }) => names.map((name) => operations[name] ?? 0))) * articlesPerMonth
  const archive = articlesPerMonth * months
  const reads = Math.ceil(measured.recordBytes / 4096)
  const writes = Math.ceil(measured.recordBytes / 1024)
  const sweeps = days * 24
  const runs = measured.legs.length * articlesPerMonth
  const polls = pollsPerDay * days
  const changesPerDay = articlesPerMonth / days
  const full = polls * Math.min(1, changesPerDay / pollsPerReader)
  return {
    'Lambda: requests': runs + minutes + sweeps,
    'Lambda: GB-seconds on arm64':
      sum(measured.legs.map(({ memoryMb, seconds }) => (memoryMb / 1024) * seconds)) * articlesPerMonth +
      (minutes + sweeps) * idleSeconds * (idleMb / 1024),
    'SQS: requests': measured.queuesPolled * pollsOfQueue + 3 * runs,
    'DynamoDB: read units':
      count('GetItem') * reads +
      count('Query') * 2 +
      count('BatchGetItem') * 50 * reads +
      minutes +
      sweeps * archive * reads,
    'DynamoDB: write units': count('PutItem', 'UpdateItem', 'DeleteItem') * writes,
    'DynamoDB: GB stored': (archive * measured.recordBytes) / 1e9,
    'DynamoDB: GB kept for recovery': (archive * measured.recordBytes) / 1e9,
    'S3: writes and lists': count('PutObject') + articlesPerMonth + sweeps * Math.ceil(archive / 1000),
    'S3: reads': count('GetObject') + Math.min(polls, (caches * feedFormats * minutes) / maxAgeMinutes),
    'S3: GB stored': (archive * (measured.pageBytes + measured.recordBytes)) / 1e9,
    'CloudFront: requests': polls,
    'CloudFront: GB sent': (full * measured.feedBytesSent + (polls - full) * emptyAnswerBytes) / 1e9,
    // One sees each request, one each answer.
    'CloudFront: functions run': 2 * polls,
    'CloudWatch: alarms': measured.alarms,
    'CloudWatch: metrics of its own': measured.metrics,
    'CloudWatch: dashboards': measured.dashboards,
    'CloudWatch: GB of logs': ((runs + minutes) * 600) / 1e9,
    'X-Ray: traces': Math.min(runs + minutes, minutes * 60),
    'Secrets Manager: secrets': measured.secrets,
    'EventBridge Scheduler: calls': minutes + sweeps,
  }
}
