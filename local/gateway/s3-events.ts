import * as z from 'zod'
import { forPrincipal, isAllowed } from '../iam/iam.ts'
import { readResourcePolicies } from '../iam/roles.ts'
import { composeRecord, composeSequencer } from './s3-event-record.ts'
import type { ObjectChange } from './s3-gaps.ts'
import type { Template } from '../template/template.ts'

/** Which changes of a bucket are told to which queue. */
interface Subscription {
  readonly bucket: string
  /** A deletion in a versioned bucket leaves a marker and goes by another name. */
  readonly versioned: boolean
  readonly queueArn: string
  readonly matches: (change: ObjectChange) => boolean
}

const ruleSchema = z.object({ Name: z.string().toLowerCase(), Value: z.string() })

const bucketSchema = z.object({
  VersioningConfiguration: z.object({ Status: z.string() }).optional(),
  NotificationConfiguration: z
    .object({
      QueueConfigurations: z
        .array(
          z.object({
            Event: z.string(),
            Queue: z.string(),
            Filter: z.object({ S3Key: z.object({ Rules: z.array(ruleSchema) }) }).optional(),
          }),
        )
        .default([]),
    })
    .optional(),
})

export interface S3Events {
  /** The messages to send for a change: queue ARN and body. */
  compose(change: ObjectChange, now: Date): readonly { queueArn: string; body: string }[]
  /** What every subscribed queue gets first. */
  readonly testEvents: readonly { queueArn: string; body: string }[]
}

/**
 * The notifications that the template configures.
 *
 * @throws {Error} when a queue's policy does not let S3 send to it, as a deployment would
 */
export function readS3Events(template: Template, region: string): S3Events {
  const policies = forPrincipal(readResourcePolicies(template), 's3.amazonaws.com')
  const subscriptions = template.ofType('AWS::S3::Bucket').flatMap((bucket): readonly Subscription[] => {
    const { NotificationConfiguration, VersioningConfiguration } = bucketSchema.parse(bucket.properties)
    return (NotificationConfiguration?.QueueConfigurations ?? []).map(({ Event, Queue, Filter }) => {
      const context = { 'aws:SourceArn': bucket.attributes['Arn'] ?? '', 'aws:SourceAccount': '000000000000' }
      if (!isAllowed(policies, { action: 'sqs:SendMessage', resource: Queue, context }))
        throw new Error(`Cannot notify ${Queue} of changes in ${bucket.logicalId}: no queue policy lets S3 send to it`)
      const rules = Filter?.S3Key.Rules ?? []
      const event = new RegExp(`^${Event.replace(/^s3:/, '').replaceAll('*', '.*')}$`)
      return {
        bucket: bucket.ref,
        versioned: VersioningConfiguration?.Status === 'Enabled',
        queueArn: Queue,
        matches: ({ event: name, key }) =>
          event.test(name) &&
          rules.every(({ Name, Value }) => (Name === 'prefix' ? key.startsWith(Value) : key.endsWith(Value))),
      }
    })
  })

  let count = 0
  return {
    compose: (plain, now) => {
      const own = subscriptions.filter(({ bucket }) => bucket === plain.bucket)
      const change = own.some(({ versioned }) => versioned) ? nameMarker(plain) : plain
      const queues = own.filter(({ matches }) => matches(change))
      count += 1
      const body = JSON.stringify({ Records: [composeRecord(change, now, composeSequencer(count), region)] })
      return queues.map(({ queueArn }) => ({ queueArn, body }))
    },
    testEvents: subscriptions.map(({ bucket, queueArn }) => ({
      queueArn,
      body: JSON.stringify({
        Service: 'Amazon S3',
        Event: 's3:TestEvent',
        Bucket: bucket,
        RequestId: 'LOCAL',
        HostId: 'local',
      }),
    })),
  }
}

const nameMarker = (change: ObjectChange): ObjectChange =>
  change.event === 'ObjectRemoved:Delete' ? { ...change, event: 'ObjectRemoved:DeleteMarkerCreated' } : change
