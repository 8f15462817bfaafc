import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics } from '@aws-lambda-powertools/metrics'

import type { Message } from '../batch.ts'
import { asError, RetryableError } from '../errors.ts'
import { metricNamespace, metricUnits, type MetricName } from '../metrics.ts'
import type { Failures } from '../pipeline/note-failure.ts'
import type { Publication } from '../publication.ts'

/** What a function tells its operators: JSON log lines, and metrics in the namespace `Tidings`, apart for each stack. */
export interface Telemetry {
  readonly logger: Logger
  readonly measure: (metric: MetricName, value: number) => void
  /** Articles whose step failed: each carries its error and is driven on by `reconcile`. */
  readonly reportFailures: (failures: Failures) => void
  /** A message that will come back. */
  readonly reportMessage: (error: unknown, message: Message) => void
}

export function createTelemetry({ stack }: Pick<Publication, 'stack'>): Telemetry {
  const logger = new Logger()
  const metrics = new Metrics({ namespace: metricNamespace, defaultDimensions: { stack } })
  const measure = (metric: MetricName, value: number): void => {
    metrics.addMetric(metric, metricUnits[metric], value)
    metrics.publishStoredMetrics()
  }
  return {
    logger,
    measure,
    reportFailures(failures) {
      const isPause = (error: Error): boolean => error instanceof RetryableError && error.notBefore !== undefined
      const failed = [...failures].filter(([, error]) => !isPause(error))
      const paused = [...failures].filter(([, error]) => isPause(error))
      for (const [articleId, error] of failed) logger.error('Step failed', { articleId, error })
      for (const [articleId, error] of paused) logger.warn('Step waits', { articleId, reason: error.message })
      if (failed.length > 0) measure('StepsFailed', failed.length)
    },
    reportMessage(error, { messageId }) {
      logger.error('Message failed', { messageId, error: asError(error) })
      measure('MessagesFailed', 1)
    },
  }
}
