/** What one unit costs, in US dollars, and how many a month every account has for nothing, for ever. */
export interface Price {
  readonly name: string
  readonly usd: number
  readonly free: number
}

/** When the list prices were written down here, for the region us-east-1. */
export const pricesAsOf = '2026-11'

/** List prices of what a publication uses. */
export const prices = {
  lambdaRequests: { name: 'Lambda requests', usd: 0.2e-6, free: 1_000_000 },
  lambdaGbSeconds: { name: 'Lambda GB-seconds, arm64', usd: 0.0000133334, free: 400_000 },
  sqsRequests: { name: 'SQS requests', usd: 0.4e-6, free: 1_000_000 },
  tableReads: { name: 'DynamoDB read units', usd: 0.125e-6, free: 0 },
  tableWrites: { name: 'DynamoDB write units', usd: 0.625e-6, free: 0 },
  s3Puts: { name: 'S3 PUT and LIST requests', usd: 5e-6, free: 0 },
  s3Gets: { name: 'S3 GET requests', usd: 0.4e-6, free: 0 },
  edgeRequests: { name: 'CloudFront requests', usd: 1e-6, free: 10_000_000 },
  edgeFunctions: { name: 'CloudFront function calls', usd: 0.1e-6, free: 2_000_000 },
  edgeGb: { name: 'CloudFront GB to readers', usd: 0.085, free: 1_000 },
  schedules: { name: 'Scheduler calls', usd: 1e-6, free: 14_000_000 },
  secrets: { name: 'Secrets', usd: 0.4, free: 0 },
  traces: { name: 'X-Ray traces', usd: 5e-6, free: 100_000 },
  logGb: { name: 'CloudWatch GB of logs', usd: 0.5, free: 5 },
  metrics: { name: 'CloudWatch metrics', usd: 0.3, free: 10 },
  alarms: { name: 'CloudWatch alarms', usd: 0.1, free: 10 },
  dashboards: { name: 'CloudWatch dashboards', usd: 3, free: 3 },
} as const satisfies Readonly<Record<string, Price>>

export type Priced = keyof typeof prices
