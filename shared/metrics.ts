/**
 * What the functions measure, in the namespace `Tidings`, and in which unit CloudWatch keeps it. Only what happened is
 * measured, never that nothing did: a metric costs by the hours in which it has values.
 */
export const metricUnits = {
  /** Articles whose step failed; they are tried again. */
  StepsFailed: 'Count',
  /** Messages that come back to their queue. */
  MessagesFailed: 'Count',
  /** Articles that do not get on, of those that were due in this minute. */
  ArticlesStuck: 'Count',
  /** Sign-ins with the app password, of which Bluesky allows few a day. */
  SignIns: 'Count',
  /** Feeds of whose change a hub did not take the news. */
  HubsNotTold: 'Count',
  /** From an upload, or its hour, to page and feeds. */
  UploadToLive: 'Milliseconds',
  /** From an upload, or its hour, to its thread. */
  UploadToAnnounced: 'Milliseconds',
} as const

export type MetricName = keyof typeof metricUnits

/** The daily line of the log of reconcile that counts articles by state; the dashboard reads it. */
export const censusMessage = 'Articles by state'

export const metricNamespace = 'Tidings'

/** Tells the metrics of one function of one publication from all others. */
export const metricDimensions = ({ service, stack }: { service: string; stack: string }) => ({ service, stack })
