/** A text as a bag of words: weight by term, of length 1. */
export type TermVector = ReadonlyMap<string, number>

/** Words of a text, lower case, without plural or possessive ending in scripts that have case. */
export function splitTerms(text: string, language: string): string[] {
  const words = new Intl.Segmenter(language, { granularity: 'word' }).segment(text)
  const terms: string[] = []
  for (const { segment, isWordLike } of words) {
    if (!isWordLike) continue
    const term = segment
      .toLowerCase()
      .replace(/['’]s$/u, '')
      .replace(/(?<=\p{Script=Latin}{4})(?:e?s)$/u, '')
    if (/\p{Script=Latin}/u.test(term) ? term.length > 2 : /[\p{L}\p{N}]/u.test(term)) terms.push(term)
  }
  return terms
}

/** tf-idf vectors of texts, each text counting as one document; `extra` texts are weighed by the same frequencies. */
export function weighTerms(
  texts: readonly string[],
  extra: readonly string[],
  language: string,
): { vectors: TermVector[]; extras: TermVector[] } {
  const bags = texts.map((text) => splitTerms(text, language))
  const documents = new Map<string, number>()
  for (const bag of bags) for (const term of new Set(bag)) documents.set(term, (documents.get(term) ?? 0) + 1)
  const weigh = (terms: readonly string[]): TermVector => {
    const weights = new Map<string, number>()
    for (const term of terms) {
      const rarity = Math.log((texts.length + 1) / ((documents.get(term) ?? 0) + 0.5))
      weights.set(term, (weights.get(term) ?? 0) + Math.max(rarity, 0))
    }
    return normalize(weights)
  }
  return { vectors: bags.map(weigh), extras: extra.map((text) => weigh(splitTerms(text, language))) }
}

/** Cosine of two vectors, 0 to 1. */
export function similarity(a: TermVector, b: TermVector): number {
  const [short, long] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [term, weight] of short) sum += weight * (long.get(term) ?? 0)
  return sum
}

/** Sum of vectors, of length 1 again. */
export function addVectors(vectors: readonly TermVector[]): TermVector {
  const sum = new Map<string, number>()
  for (const vector of vectors) for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight)
  return normalize(sum)
}

function normalize(weights: Map<string, number>): TermVector {
  const length = Math.hypot(...weights.values()) || 1
  return new Map([...weights].map(([term, weight]) => [term, weight / length]))
}
