import { addVectors, similarity, type TermVector } from './terms.ts'

const damping = 0.85
const rounds = 20
const widestGraph = 400

/** How central each text is among all: TextRank (Mihalcea and Tarau, 2004) on the cosine of tf-idf, 0 to 1. */
export function rankTexts(vectors: readonly TermVector[]): number[] {
  if (vectors.length > widestGraph) return closenessToWhole(vectors)
  const edges = vectors.map((a, row) => vectors.map((b, column) => (row === column ? 0 : similarity(a, b))))
  const sums = edges.map((row) => row.reduce((sum, weight) => sum + weight, 0))
  let ranks = vectors.map(() => 1)
  for (let round = 0; round < rounds; round += 1) {
    ranks = edges.map((row) => {
      const received = row.reduce((sum, weight, other) => sum + (weight * (ranks[other] ?? 0)) / (sums[other] || 1), 0)
      return 1 - damping + damping * received
    })
  }
  return scale(ranks)
}

/** Where a sentence stands and what it says about itself, before it is compared with others. */
export interface SentenceSigns {
  readonly text: string
  /** Cosine with the title, and with the heading of its section. */
  readonly toTitle: number
  readonly toHeading: number
  readonly rank: number
  readonly firstOfBlock: boolean
  readonly firstOfSection: boolean
  readonly lastOfBlock: boolean
  readonly isSoft: boolean
  /** It gives the full name of somebody or something that is named often. */
  readonly introduces: boolean
  readonly kind: 'paragraph' | 'item' | 'quote'
}

const claims =
  /\b(?:show(?:s|ed|n)?|found|finds?|reveal(?:s|ed)?|means?|because|most|more than|per cent|percent|never|only|first|biggest|largest|according to|risks?|argues?|warns?|likely|may|could|unless|without|doit|faut|montre|selon|plus de|jamais|muss|müssen|zeigt|laut|mehr als)\b|\d ?%/iu
const asides = /\b(?:i|my|me|myself|je|mon|ma|ich|mein)\b|\?["”»]?$|^\(|(?:\.\.\.|…)["”»]?$|!["”»]?$/iu

/** So many figures and brackets that it reads like a table. */
const isCrowded = (text: string): boolean => (text.match(/\d+(?:[.,]\d+)*|\(/gu) ?? []).length > 5

/** Worth of a sentence for a reader who reads nothing else; about 0 to 1. */
export function scoreSentence(signs: SentenceSigns): number {
  const { text } = signs
  return (
    0.4 * signs.rank +
    0.25 * Math.min(1, signs.toTitle * 2) +
    0.1 * Math.min(1, signs.toHeading * 2) +
    (signs.firstOfBlock ? 0.08 : 0) +
    (signs.firstOfSection ? 0.06 : 0) +
    (signs.lastOfBlock ? 0.04 : 0) -
    (signs.isSoft ? 0.15 : 0) +
    (signs.introduces ? 0.12 : 0) +
    (claims.test(text) ? 0.08 : 0) -
    (asides.test(text) ? 0.15 : 0) -
    (isCrowded(text) ? 0.1 : 0) -
    (signs.kind === 'item' ? 0.05 : 0)
  )
}

const verdicts =
  /\b(?:should|must|need(?:s)? to|ought to|have to|will|future|in the end|conclu\w+|hope\w*|remains?|depends?|worth|call(?:s|ed)? (?:for|on)|let us|doivent|doit|faut|faudra|devra\w*|avenir|espoir|sollten?|müssen|muss|wird|zukunft|hoff\w+)\b|(?:يجب|ينبغي|سوف|المستقبل|べき|必要|だろう|でしょう|たい。)/iu

/** Whether a sentence draws a conclusion or looks ahead. */
export const isVerdict = (text: string): boolean => verdicts.test(text)

function closenessToWhole(vectors: readonly TermVector[]): number[] {
  const whole = addVectors(vectors)
  return scale(vectors.map((vector) => similarity(vector, whole)))
}

function scale(values: readonly number[]): number[] {
  const top = values.reduce((a, b) => Math.max(a, b), 0) || 1
  return values.map((value) => value / top)
}
