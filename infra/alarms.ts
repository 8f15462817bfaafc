import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'

import type { NotificationTopic } from './notification-topic.ts'
import type { PublishingFunction } from './publishing-function.ts'

/** When an alarm is raised, and what its reader is told to do. */
interface Watch {
  readonly metric: IMetric
  /** Raised at this value and above; with `silence`, when there is less than this, or nothing at all. */
  readonly threshold: number
  readonly silence?: true
  /** Periods of the metric that are looked at; one bad one raises the alarm. */
  readonly periods?: number
  readonly happened: string
  readonly remedy: string
}

/** The alarms of one publication, each with its section in docs/operating.md, and all to one topic. */
export class Alarms extends Construct {
  readonly #topic: NotificationTopic

  constructor(scope: Construct, id: string, topic: NotificationTopic) {
    super(scope, id)
    this.#topic = topic
    topic.allowService('cloudwatch.amazonaws.com')
  }

  raise(id: string, { metric, threshold, silence, periods = 1, happened, remedy }: Watch): void {
    const alarm = new Alarm(this, id, {
      metric,
      threshold,
      evaluationPeriods: periods,
      datapointsToAlarm: 1,
      comparisonOperator: silence
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: silence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      alarmDescription: `${happened} ${remedy} More: docs/operating.md, "${id}".`,
    })
    alarm.addAlarmAction(new SnsAction(this.#topic))
    alarm.addOkAction(new SnsAction(this.#topic))
  }

  /** Watches how long a queue's messages wait. */
  watchAge(name: string, queue: IQueue, patience: Duration): void {
    this.raise(`${name}Late`, {
      metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'Maximum' }),
      threshold: patience.toSeconds(),
      happened: `A message has waited for ${patience.toMinutes()} minutes in the ${name} queue.`,
      remedy: 'Look at the log of the function that reads it, and at the dashboard for a throttle or a burst.',
    })
  }

  /** Watches for messages that failed for good. */
  watchDeadLetters(name: string, deadLetters: IQueue): void {
    this.raise(`${name}DeadLetters`, {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      threshold: 1,
      happened: `Messages were given up: they are kept for 14 days as dead letters of ${name}.`,
      remedy: 'Mend what the log of the function complains about, then run `npx tidings retry`.',
    })
  }

  /** Watches for invocations that end without an answer: a crash, or a function that ran out of time or memory. */
  watchErrors(name: string, { function: watched }: PublishingFunction): void {
    this.raise(`${name}Errors`, {
      metric: watched.metricErrors({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
      happened: `The function ${name} crashed, or ran out of time or memory.`,
      remedy: 'Read the last ERROR or REPORT line of its log. Nothing is lost: its messages come back by themselves.',
    })
  }
}
