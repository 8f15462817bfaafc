/** What the functions measure, in the namespace `Tidings`, and in which unit CloudWatch keeps it. */
export const metricUnits = {
  /** Articles whose step failed; they are tried again. */
  StepsFailed: 'Count',
  /** Messages that come back to their queue. */
  MessagesFailed: 'Count',
  /** Articles that do not get on, of those that were due in this minute. */
  ArticlesStuck: 'Count',
  /** Articles by state, counted every hour. */
  ArticlesAccepted: 'Count',
  ArticlesLive: 'Count',
  ArticlesAnnounced: 'Count',
  ArticlesWithdrawn: 'Count',
  UploadsRejected: 'Count',
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

export const metricNamespace = 'Tidings'

/** Tells the metrics of one function of one publication from all others. */
export const metricDimensions = ({ service, stack }: { service: string; stack: string }) => ({ service, stack })
