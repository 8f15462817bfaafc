import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'

import type { Message } from '../batch.ts'
import { asError, RetryableError } from '../errors.ts'
import type { Failures } from '../pipeline/note-failure.ts'

/** What a function tells its operators: JSON log lines, and counts in the namespace `Tidings`. */
export interface Telemetry {
  readonly logger: Logger
  readonly count: (metric: string, value: number) => void
  /** Articles whose step failed: each carries its error and is driven on by `reconcile`. */
  readonly reportFailures: (failures: Failures) => void
  /** A message that will come back. */
  readonly reportMessage: (error: unknown, message: Message) => void
}

export function createTelemetry(): Telemetry {
  const logger = new Logger()
  const metrics = new Metrics({ namespace: 'Tidings' })
  const count = (metric: string, value: number): void => {
    metrics.addMetric(metric, MetricUnit.Count, value)
    metrics.publishStoredMetrics()
  }
  return {
    logger,
    count,
    reportFailures(failures) {
      const isPause = (error: Error): boolean => error instanceof RetryableError && error.notBefore !== undefined
      const failed = [...failures].filter(([, error]) => !isPause(error))
      const paused = [...failures].filter(([, error]) => isPause(error))
      for (const [articleId, error] of failed) logger.error('Step failed', { articleId, error })
      for (const [articleId, error] of paused) logger.warn('Step waits', { articleId, reason: error.message })
      if (failed.length > 0) count('StepsFailed', failed.length)
    },
    reportMessage(error, { messageId }) {
      logger.error('Message failed', { messageId, error: asError(error) })
      count('MessagesFailed', 1)
    },
  }
}
