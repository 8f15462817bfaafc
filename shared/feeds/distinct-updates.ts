import { createHash } from 'node:crypto'
import type { Entry } from './entries.ts'

/**
 * Finds what to write for the entries' second date, so that no two in a document have the same one: some readers, and the
 * validator of the W3C, take entries of the same instant for one that was written twice. Those that share theirs get further
 * digits, below the millisecond, by their ids, and so keep them whatever comes and goes.
 */
export function distinctUpdates(entries: readonly Entry[]): readonly string[] {
  const sharing = new Map<number, number>()
  for (const { updated } of entries) sharing.set(updated.getTime(), (sharing.get(updated.getTime()) ?? 0) + 1)
  return entries.map(({ id, updated }) => {
    const iso = updated.toISOString()
    return sharing.get(updated.getTime()) === 1 ? iso : iso.replace('Z', `${digitsOf(id)}Z`)
  })
}

/** Six digits, not all of them zeros. */
const digitsOf = (id: string): string =>
  String((createHash('sha256').update(id).digest().readUInt32BE() % 999_999) + 1).padStart(6, '0')
