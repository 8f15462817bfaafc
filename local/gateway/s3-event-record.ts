import type { ObjectChange } from './s3-gaps.ts'

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

/** One record of an event, as S3 writes it for a bucket without versions. */
export function composeRecord(change: ObjectChange, now: Date, sequencer: string, region: string): unknown {
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
