/**
 * Compares two sequencers of S3 events about the same key: negative when `a` is older, 0 when they are equal.
 * They are hexadecimal and of uneven length; the shorter is padded on the right with zeros.
 */
export function compareSequencers(a: string, b: string): number {
  const length = Math.max(a.length, b.length)
  const [x, y] = [a, b].map((sequencer) => sequencer.toUpperCase().padEnd(length, '0'))
  if (x === y) return 0
  return x! < y! ? -1 : 1
}
