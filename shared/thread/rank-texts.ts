import { addVectors, similarity, type TermVector } from './terms.ts'

const damping = 0.85
const rounds = 12
const widestGraph = 400

/** How central each text is among all: TextRank (Mihalcea and Tarau, 2004) on the cosine of tf-idf, 0 to 1. */
export function rankTexts(vectors: readonly TermVector[]): number[] {
  if (vectors.length > widestGraph) return closenessToWhole(vectors)
  const edges = similarities(vectors)
  const sums = edges.map((row) => row.reduce((sum, weight) => sum + weight, 0) || 1)
  let ranks = edges.map(() => 1)
  for (let round = 0; round < rounds; round += 1) {
    const shares = Float64Array.from(ranks, (rank, text) => rank / (sums[text] ?? 1))
    ranks = edges.map((row) => 1 - damping + damping * product(row, shares))
  }
  return scale(ranks)
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0)
  return sum
}

/** The cosines of all pairs, 0 on the diagonal: gathered term by term, for most pairs share none. */
function similarities(vectors: readonly TermVector[]): Float64Array[] {
  const edges = vectors.map(() => new Float64Array(vectors.length))
  const holders = new Map<string, [text: number, weight: number][]>()
  for (const [text, vector] of vectors.entries()) {
    for (const [term, weight] of vector) {
      const before = holders.get(term) ?? []
      for (const [other, otherWeight] of before) {
        const [row, column] = [edges[text], edges[other]]
        if (row) row[other] = (row[other] ?? 0) + weight * otherWeight
        if (column) column[text] = (column[text] ?? 0) + weight * otherWeight
      }
      before.push([text, weight])
      holders.set(term, before)
    }
  }
  return edges
}

function closenessToWhole(vectors: readonly TermVector[]): number[] {
  const whole = addVectors(vectors)
  return scale(vectors.map((vector) => similarity(vector, whole)))
}

function scale(values: readonly number[]): number[] {
  const top = values.reduce((a, b) => Math.max(a, b), 0) || 1
  return values.map((value) => value / top)
}
