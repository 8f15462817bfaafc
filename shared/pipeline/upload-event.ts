/** That something happened to one object of the uploads bucket: a hint to look at it. */
export interface UploadEvent {
  readonly key: string
  /** Absent in a hint that did not come from S3. */
  readonly sequencer?: string
}

/**
 * Reads the body of a message of the uploads queue: a notification by S3, S3's test event (which is about no object),
 * or a hint by `reconcile`.
 *
 * @throws {Error} if it is none of these
 */
export function parseUploadEvents(body: string): readonly UploadEvent[] {
  const message = parseObject(body)
  if (message['Event'] === 's3:TestEvent') return []
  if (typeof message['key'] === 'string') return [{ key: message['key'] }]
  const records = message['Records']
  if (!Array.isArray(records) || records.length === 0) throw unreadable(body)
  return records.map((record: unknown) => {
    const event = parseRecord(record)
    if (!event) throw unreadable(body)
    return event
  })
}

function parseRecord(record: unknown): UploadEvent | undefined {
  const object = property(property(record, 's3'), 'object')
  const key = property(object, 'key')
  const sequencer = property(object, 'sequencer')
  if (typeof key !== 'string') return undefined
  return typeof sequencer === 'string' ? { key: decodeKey(key), sequencer } : { key: decodeKey(key) }
}

/** The body of a hint to look at one object. */
export const renderUploadHint = (key: string): string => JSON.stringify({ key })

/** S3 writes keys into notifications as forms encode them: `+` is a space. */
const decodeKey = (key: string): string => decodeURIComponent(key.replaceAll('+', ' '))

function parseObject(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch (error) {
    throw unreadable(body, error)
  }
  throw unreadable(body)
}

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined

const unreadable = (body: string, cause?: unknown): Error =>
  new Error(`Cannot read message "${body.slice(0, 80)}": expected an S3 event`, { cause })
