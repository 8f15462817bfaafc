import { createHash } from 'node:crypto'

const alphabet = '234567abcdefghijklmnopqrstuvwxyz'

/** Keys (TIDs) and creation times (ISO 8601, UTC, milliseconds) for posts that belong together; same length. */
export interface ReservedKeys {
  readonly keys: readonly string[]
  readonly createdAt: readonly string[]
}

/**
 * Record keys for a thread, one millisecond apart, ascending: a pure function of its arguments.
 * What a TID has below the millisecond (three digits and the clock id) comes from a hash of `seed`, so that
 * two articles of the same millisecond have different keys.
 */
export function reserveRecordKeys(request: { nowMs: number; seed: string; count: number }): ReservedKeys {
  const hash = createHash('sha256').update(request.seed).digest()
  const microseconds = hash.readUInt32BE(0) % 1000
  const clockId = hash.readUInt16BE(4) % 1024
  const times = Array.from({ length: request.count }, (_, index) => request.nowMs + index)
  return {
    keys: times.map((timeMs) => renderTid(timeMs * 1000 + microseconds, clockId)),
    createdAt: times.map((timeMs) => new Date(timeMs).toISOString()),
  }
}

/** 64 bits in 13 characters: a zero, 53 bits of microseconds since the epoch, 10 bits of clock id. */
function renderTid(microseconds: number, clockId: number): string {
  let rest = (BigInt(microseconds) << 10n) | BigInt(clockId)
  let tid = ''
  for (let place = 0; place < 13; place += 1) {
    tid = alphabet.charAt(Number(rest & 31n)) + tid
    rest >>= 5n
  }
  return tid
}
