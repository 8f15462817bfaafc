import { addVectors, similarity, type TermVector } from './terms.ts'

/** How much each text has of what all of them speak of: its cosine with their centroid, 1 for the most central. */
export function rankTexts(vectors: readonly TermVector[]): number[] {
  const whole = addVectors(vectors)
  const ranks = vectors.map((vector) => similarity(vector, whole))
  const top = Math.max(...ranks, 0) || 1
  return ranks.map((rank) => rank / top)
}
