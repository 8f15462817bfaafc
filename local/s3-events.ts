import * as z from 'zod'
import { forPrincipal, isAllowed } from './iam.ts'
import { readResourcePolicies } from './roles.ts'
import type { ObjectChange } from './s3-gaps.ts'
import type { Template } from './template.ts'

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

/** Form-encodes a key as S3 does in an event: `+` for a space, `%xx` for the rest, `/` as it is. */
export const encodeEventKey = (key: string): string =>
  new URLSearchParams({ '': key }).toString().slice(1).replaceAll('%2F', '/')

/**
 * The `n`th sequencer: hex of uneven length, in order only after right-padding the shorter one with zeros.
 * Its own trailing zeros are left out, as a number's would be, and every other one carries some digits more.
 */
export function composeSequencer(n: number): string {
  const digits = `0066${n.toString(16).toUpperCase().padStart(10, '0')}`
  return n % 2 === 0 ? digits.replace(/0+$/, '') : `${digits}${((n * 7919) % 0xfff).toString(16).toUpperCase()}`
}

const nameMarker = (change: ObjectChange): ObjectChange =>
  change.event === 'ObjectRemoved:Delete' ? { ...change, event: 'ObjectRemoved:DeleteMarkerCreated' } : change

function composeRecord(change: ObjectChange, now: Date, sequencer: string, region: string): unknown {
  const { bucket, key, size, etag } = change
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: region,
    eventTime: now.toISOString(),
    eventName: change.event,
    userIdentity: { principalId: 'AWS:LOCAL' },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': 'LOCAL', 'x-amz-id-2': 'local' },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: 'local',
      bucket: { name: bucket, ownerIdentity: { principalId: 'LOCAL' }, arn: `arn:aws:s3:::${bucket}` },
      object: {
        key: encodeEventKey(key),
        ...(size !== undefined && { size }),
        ...(etag !== undefined && { eTag: etag.replaceAll('"', '') }),
        sequencer,
      },
    },
  }
}
