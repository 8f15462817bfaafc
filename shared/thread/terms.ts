import { segmenterOf } from './segmenters.ts'

/** A text as a bag of words: weight by term, of length 1. */
export type TermVector = ReadonlyMap<string, number>

/** The words of a text, lower case. */
export const splitWords = (text: string, language: string): string[] =>
  Array.from(segmenterOf(language, 'word').segment(text)).flatMap(({ segment, isWordLike }) =>
    isWordLike ? [segment.toLowerCase()] : [],
  )

/** What words are compared by: no short ones, without plural or possessive ending in scripts that have case. */
export const termsOf = (words: readonly string[]): string[] => words.flatMap(termOf)

function termOf(word: string): string[] {
  if (!/\p{Script=Latin}/u.test(word)) return /[\p{L}\p{N}]/u.test(word) ? [word] : []
  const term = word.replace(/['’]s$/u, '').replace(/(?<=\p{Script=Latin}{4})(?:e?s)$/u, '')
  return term.length > 2 ? [term] : []
}

/** tf-idf vectors of bags of terms, each bag counting as one document; `extra` bags are weighed by the same frequencies. */
export function weighTerms(
  bags: readonly (readonly string[])[],
  extra: readonly (readonly string[])[],
): { vectors: TermVector[]; extras: TermVector[] } {
  const documents = new Map<string, number>()
  for (const bag of bags) for (const term of new Set(bag)) documents.set(term, (documents.get(term) ?? 0) + 1)
  const weigh = (terms: readonly string[]): TermVector => {
    const weights = new Map<string, number>()
    for (const term of terms) {
      const rarity = Math.log((bags.length + 1) / ((documents.get(term) ?? 0) + 0.5))
      weights.set(term, (weights.get(term) ?? 0) + Math.max(rarity, 0))
    }
    return normalize(weights)
  }
  return { vectors: bags.map(weigh), extras: extra.map(weigh) }
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
  for (const [term, weight] of weights) weights.set(term, weight / length)
  return weights
}
