import { distance } from 'fastest-levenshtein'

/** The known name that this one begins or that takes the fewest letters to mend: at most two, or a third of a long one. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const plain = name.toLowerCase().replace(/[\s_-]/g, '')
  if (plain.length < 2 || plain.length > 40) return undefined
  const begun = known.find((key) => plain.length > 2 && key.toLowerCase().startsWith(plain))
  if (begun !== undefined) return begun
  const [best] = known
    .map((key) => ({ key, far: distance(plain, key.toLowerCase()) }))
    .toSorted((one, other) => one.far - other.far)
  return best !== undefined && best.far <= Math.max(2, best.key.length / 3) && best.far < plain.length
    ? best.key
    : undefined
}
