/** What one unit costs by AWS' price list, in US dollars, and how many of them a month are free for ever. */
export interface Price {
  readonly perUnit: number
  readonly freeUnits: number
}

/** Of the region us-east-1, without taxes and without what is free only in an account's first year. */
export const pricedOn = 'November 2025'

const million = 1e6

export const listPrices = {
  'Lambda: requests': { perUnit: 0.2 / million, freeUnits: million },
  'Lambda: GB-seconds on arm64': { perUnit: 0.0000133334, freeUnits: 400_000 },
  'SQS: requests': { perUnit: 0.4 / million, freeUnits: million },
  'DynamoDB: read units': { perUnit: 0.125 / million, freeUnits: 0 },
  'DynamoDB: write units': { perUnit: 0.625 / million, freeUnits: 0 },
  'DynamoDB: GB stored': { perUnit: 0.25, freeUnits: 25 },
  'DynamoDB: GB kept for recovery': { perUnit: 0.2, freeUnits: 0 },
  'S3: writes and lists': { perUnit: 5 / million, freeUnits: 0 },
  'S3: reads': { perUnit: 0.4 / million, freeUnits: 0 },
  'S3: GB stored': { perUnit: 0.023, freeUnits: 0 },
  'CloudFront: requests': { perUnit: 1 / million, freeUnits: 10 * million },
  'CloudFront: GB sent': { perUnit: 0.085, freeUnits: 1_000 },
  'CloudFront: functions run': { perUnit: 0.1 / million, freeUnits: 2 * million },
  'CloudWatch: alarms': { perUnit: 0.1, freeUnits: 10 },
  'CloudWatch: metrics of its own': { perUnit: 0.3, freeUnits: 10 },
  'CloudWatch: dashboards': { perUnit: 3, freeUnits: 3 },
  'CloudWatch: GB of logs': { perUnit: 0.5, freeUnits: 5 },
  'X-Ray: traces': { perUnit: 5 / million, freeUnits: 100_000 },
  'Secrets Manager: secrets': { perUnit: 0.4, freeUnits: 0 },
  'EventBridge Scheduler: calls': { perUnit: 1 / million, freeUnits: 14 * million },
} as const satisfies Readonly<Record<string, Price>>

export type Part = keyof typeof listPrices

/** Units of each part in a month. */
export type Usage = Readonly<Partial<Record<Part, number>>>

export interface Costs {
  readonly dollars: number
  /** The dearest first. */
  readonly parts: readonly { readonly part: Part; readonly dollars: number }[]
}

/** @param isFreeTier whether what is free for ever is taken off, as if the account had nothing else */
export function priceOf(usage: Usage, isFreeTier: boolean): Costs {
  const parts = (Object.keys(listPrices) as Part[]).map((part) => {
    const { perUnit, freeUnits } = listPrices[part]
    const units = Math.max(0, (usage[part] ?? 0) - (isFreeTier ? freeUnits : 0))
    return { part, dollars: units * perUnit }
  })
  return {
    dollars: parts.reduce((sum, { dollars }) => sum + dollars, 0),
    parts: parts.toSorted((a, b) => b.dollars - a.dollars),
  }
}
