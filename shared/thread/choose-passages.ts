import type { Passage } from './passages.ts'
import type { Reference } from './references.ts'
import { similarity } from './terms.ts'

const sameAgain = 0.5
const widest = 120
const worstDangling = 1
const hardFrom = 0.3
// A post that speaks of somebody nobody has named is hardly ever worth it.
const unreadable = 2.5
const conclusionFrom = 0.55

type Told = Pick<Passage, 'first' | 'last' | 'place' | 'section' | 'terms'>

/** What the thread says before the points that are chosen, and how far the article reaches. */
export interface Frame {
  /** What of the first post is taken from the article, or stands for it. */
  readonly told: readonly Told[]
  /** The stems of all that a follower has read by then. */
  readonly stems: ReadonlySet<string>
  readonly statements: number
}

/**
 * The passages for the posts behind the first, in the article's order: at most `most`, and fewer than `fewest` only where
 * there are no more. Each is worth something alone; the choice is worth more when it repeats nothing, is spread over the
 * article, names what it speaks of before it does so, and ends with a conclusion. Searched greedily, then by exchange.
 */
export function choosePassages(
  candidates: readonly Passage[],
  frame: Frame,
  { fewest, most }: { fewest: number; most: number },
): Passage[] {
  const likeness = rememberLikeness()
  const isApart = (a: Passage, b: Told): boolean => (a.last < b.first || b.last < a.first) && likeness(a, b) < sameAgain
  const worth = (passages: readonly Passage[]): number => worthOf(passages, frame, likeness)
  const pool = candidates
    .filter((passage) => frame.told.every((other) => isApart(passage, other)))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, widest)
    .map((passage) => ({ ...passage, references: unknownTo([frame.stems], passage.references) }))

  const bestWith = (beside: readonly Passage[]): Passage[] | undefined => {
    const choices = pool
      .filter((passage) => beside.every((other) => isApart(passage, other)))
      .map((passage) => [...beside, passage].toSorted((a, b) => a.first - b.first))
    return bestBy(choices, worth)
  }
  const improve = (start: Passage[]): Passage[] => {
    const exchanged = start.reduce((best, old) => {
      const rest = best.filter((passage) => passage !== old)
      return bestBy([best, bestWith(rest) ?? best], worth) ?? best
    }, start)
    return worth(exchanged) > worth(start) + 1e-9 ? improve(exchanged) : start
  }

  let best: Passage[] = []
  while (best.length < most) {
    const longer = bestWith(best)
    if (!longer) break
    const improved = improve(longer)
    if (best.length >= fewest && worth(improved) < worth(best)) break
    best = improved
  }
  return best
}

/** The first of the choices that are worth most. */
function bestBy<Choice>(choices: readonly Choice[], worth: (choice: Choice) => number): Choice | undefined {
  let best: { choice: Choice; worth: number } | undefined
  for (const choice of choices) {
    const found = worth(choice)
    if (!best || found > best.worth) best = { choice, worth: found }
  }
  return best?.choice
}

/** Cosines that are counted once: the search asks for the same ones again and again. */
function rememberLikeness(): (a: Told, b: Told) => number {
  const known = new Map<Told, Map<Told, number>>()
  return (a, b) => {
    const row = known.get(a) ?? new Map<Told, number>()
    known.set(a, row)
    const found = row.get(b) ?? similarity(a.terms, b.terms)
    row.set(b, found)
    return found
  }
}

function worthOf(
  passages: readonly Passage[],
  { told, statements }: Frame,
  likeness: (a: Told, b: Told) => number,
): number {
  const before = [...told]
  const heard: ReadonlySet<string>[] = []
  const fair = statements / (passages.length + 2)
  let worth = 0
  for (const [number, passage] of passages.entries()) {
    let [repetition, gap] = [0, (passages[number + 1]?.first ?? Infinity) - passage.first]
    let [isSameBlock, isNewSection] = [false, true]
    for (const other of before) {
      repetition = Math.max(repetition, likeness(passage, other))
      gap = Math.min(gap, passage.first - other.first)
      isSameBlock ||= other.place === passage.place
      isNewSection &&= other.section !== passage.section
    }
    worth +=
      passage.score -
      2 * repetition ** 2 -
      1 * Math.max(0, ...told.map((other) => likeness(passage, other))) +
      0.2 * Math.min(1, gap / fair) -
      dangling(passage, heard)
    worth += (isNewSection ? 0.15 : 0) - (isSameBlock ? 0.15 : 0)
    before.push(passage)
    heard.push(...passage.stems)
  }
  const end = passages.at(-1)
  return worth + (end ? worthAsEnd(end, statements) : 0)
}

function dangling({ references }: Passage, heard: readonly ReadonlySet<string>[]): number {
  if (references.length === 0) return 0
  const weights = unknownTo(heard, references).map(({ weight }) => weight)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return Math.min(worstDangling, sum) + (weights.some((weight) => weight >= hardFrom) ? unreadable : 0)
}

const unknownTo = (heard: readonly ReadonlySet<string>[], references: readonly Reference[]): Reference[] =>
  references.filter(({ stems }) => !stems.some((stem) => heard.some((said) => said.has(stem))))

/** The last post draws the conclusion: late in the article, and saying what follows. */
function worthAsEnd({ first, last, isVerdict, looksAhead }: Passage, statements: number): number {
  const from = statements * conclusionFrom
  if (first < from) return -0.3
  return (
    (isVerdict ? 0.2 : looksAhead ? 0.12 : 0) +
    (isVerdict && last >= statements - 3 ? 0.2 : 0) +
    0.12 * ((last - from) / Math.max(1, statements - from))
  )
}
