import type { Passage } from './passages.ts'
import { similarity } from './terms.ts'

const sameAgain = 0.5

/** What is chosen already, and how far an article's statements reach. */
interface Choice {
  readonly chosen: readonly Passage[]
  readonly count: number
  readonly statements: number
}

/**
 * Chooses up to `count` passages between what is chosen already: worth, less what repeats (maximal marginal relevance,
 * Carbonell and Goldstein, 1998), spread over the article. In the article's order.
 */
export function choosePassages(
  candidates: readonly Passage[],
  given: Choice,
  adjust: (passage: Passage, chosen: readonly Passage[]) => number,
): Passage[] {
  const chosen = [...given.chosen]
  const picked: Passage[] = []
  while (picked.length < given.count) {
    const best = candidates
      .filter((passage) => chosen.every((other) => isApart(passage, other)))
      .map((passage) => ({ passage, worth: worthBeside(passage, chosen, given) + adjust(passage, chosen) }))
      .reduce<{ passage: Passage; worth: number } | undefined>((a, b) => (a && a.worth >= b.worth ? a : b), undefined)
    if (!best) break
    chosen.push(best.passage)
    picked.push(best.passage)
  }
  return picked.toSorted((a, b) => a.first - b.first)
}

/** The passage that draws the conclusion: late in the article, and saying what follows. */
export function chooseConclusion(candidates: readonly Passage[], given: Omit<Choice, 'count'>): Passage | undefined {
  const { chosen, statements } = given
  const from = Math.floor(statements * 0.7)
  return candidates
    .filter((passage) => passage.first >= from && chosen.every((other) => isApart(passage, other)))
    .map((passage) => ({
      passage,
      worth:
        passage.score + (passage.isVerdict ? 0.15 : 0) + 0.2 * ((passage.last - from) / Math.max(1, statements - from)),
    }))
    .reduce<{ passage: Passage; worth: number } | undefined>((a, b) => (a && a.worth >= b.worth ? a : b), undefined)
    ?.passage
}

const isApart = (a: Passage, b: Passage): boolean =>
  (a.last < b.first || b.last < a.first) && similarity(a.terms, b.terms) < sameAgain

function worthBeside(passage: Passage, chosen: readonly Passage[], { count, statements }: Choice): number {
  const repetition = chosen.reduce((most, other) => Math.max(most, similarity(passage.terms, other.terms)), 0)
  const distance = chosen.reduce((least, other) => Math.min(least, Math.abs(passage.first - other.first)), statements)
  const fair = statements / (count + 2)
  const sameBlock = chosen.some((other) => other.place === passage.place)
  const sameSection = chosen.filter((other) => other.section === passage.section).length
  return (
    passage.score -
    0.5 * repetition +
    0.3 * Math.min(1, distance / fair) -
    (sameBlock ? 0.15 : 0) -
    Math.min(3, sameSection) * 0.03
  )
}
