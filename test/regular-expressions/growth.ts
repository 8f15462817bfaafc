const rounds = 15
/** What takes less at twice the length does not grow with the square: that would take seconds. */
const shortestMs = 1

/** Time at twice a length over time at that length, the median of paired runs; `undefined` where there is too little to measure. */
export function growthOf(pattern: RegExp, pump: string, length = 60_000): number | undefined {
  // What follows makes a match fail that began well.
  const once = `${pump.repeat(length / pump.length)}\n\u0000`
  const twice = `${pump.repeat((2 * length) / pump.length)}\n\u0000`
  measure(pattern, twice)
  if (measure(pattern, twice) < shortestMs) return undefined
  const ratios = Array.from({ length: rounds }, () => measure(pattern, twice) / measure(pattern, once))
  return ratios.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]
}

function measure(pattern: RegExp, text: string): number {
  const start = performance.now()
  text.replace(pattern, '')
  return performance.now() - start
}
