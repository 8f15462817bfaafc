import { Duration, Stack, Validations } from 'aws-cdk-lib'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'

import type { PublishingFunction } from './publishing-function.ts'

interface ScheduleProps {
  readonly calls: PublishingFunction
  /** What the function is told to do, as `{"task": …}`, and how often: `rate(…)` or `cron(…)`. */
  readonly tasks: Readonly<Record<string, string>>
}

/** Calls a function at fixed times; the calls that could not be made end in a queue. */
export class Schedule extends Construct {
  constructor(scope: Construct, id: string, { calls, tasks }: ScheduleProps) {
    super(scope, id)
    const { functionArn } = calls.function
    const missed = new Queue(this, 'Missed', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    Validations.of(missed).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'It is itself where failures end.' })
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      inlinePolicies: {
        Call: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
            new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [missed.queueArn] }),
          ],
        }),
      },
    })
    for (const [task, scheduleExpression] of Object.entries(tasks)) {
      new CfnSchedule(this, task, {
        scheduleExpression,
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn: functionArn,
          roleArn: role.roleArn,
          input: JSON.stringify({ task }),
          deadLetterConfig: { arn: missed.queueArn },
          retryPolicy: { maximumEventAgeInSeconds: 300, maximumRetryAttempts: 3 },
        },
      })
    }
  }
}
