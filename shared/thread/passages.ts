import { countGraphemes, fitsPost, type MarkedText, sliceMarked } from './post-text.ts'
import type { Reference } from './references.ts'
import type { Statement } from './statements.ts'
import { addVectors, type TermVector } from './terms.ts'

/** One to three sentences in a row that stand alone: what a post may say. */
export interface Passage extends MarkedText {
  /** Numbers of the first and last statement. */
  readonly first: number
  readonly last: number
  /** Number of its block. */
  readonly place: number
  readonly section: number
  readonly isVerdict: boolean
  readonly score: number
  /** Cosine with the title, of the sentence that has most to do with it. */
  readonly toTitle: number
  /** It points back, though it can be read alone. */
  readonly isSoft: boolean
  /** A connective was left off: it turns against what stands before it. */
  readonly turns: boolean
  readonly beginsWithTurn: boolean
  readonly terms: TermVector
  readonly stems: readonly ReadonlySet<string>[]
  /** What it takes for known and does not say itself. */
  readonly references: readonly Reference[]
}

const longest = 3
// A question whose answer would be missing.
const endsOpen = /[?？؟][”"’»“」』)]*$/u
const comfortable = 170
// After the scene is set, a "But" early in the article brings the news.
const turn = 0.1

/** Every passage that fits a post. */
export function composePassages(statements: readonly Statement[]): Passage[] {
  const passages: Passage[] = []
  for (const [first, start] of statements.entries()) {
    if (start.leans || start.isUnsigned) continue
    for (let last = first; last < first + longest; last += 1) {
      const end = statements[last]
      if (!end?.isWhole || end.isUnsigned || end.place !== start.place) break
      const text = cutPassage(start, end)
      if (!fitsPost(text.text)) break
      if (endsOpen.test(text.text)) continue
      const chosen = statements.slice(first, last + 1)
      passages.push({
        ...text,
        first,
        last,
        place: start.place,
        section: start.block.section,
        isVerdict: chosen.some((statement) => statement.isVerdict),
        score:
          scorePassage(text.text, chosen, statements[last + 1]) +
          (first < statements.length / 3 && start.looseLength > 0 ? turn : 0),
        toTitle: Math.max(...chosen.map(({ toTitle }) => toTitle)),
        isSoft: start.isSoft,
        beginsWithTurn: start.looseLength > 0,
        turns: chosen.some(({ looseLength }) => looseLength > 0),
        terms: chosen.length === 1 ? start.terms : addVectors(chosen.map(({ terms }) => terms)),
        stems: chosen.map(({ stems }) => stems),
        references: openReferences(chosen),
      })
    }
  }
  return passages
}

/** The sentences from `start` to `end`, within quotation marks where they are cut out of a quotation. */
export function cutPassage(start: Statement, end: Statement): MarkedText {
  const from = start.start + start.looseLength
  const cut = sliceMarked(start.block, from, end.end, start.quoteBefore, end.quoteAfter)
  if (start.looseLength === 0) return cut
  const capital = cut.text.charAt(0).toLocaleUpperCase()
  return capital.length === 1 ? { ...cut, text: capital + cut.text.slice(1) } : cut
}

function scorePassage(text: string, chosen: readonly Statement[], next: Statement | undefined): number {
  const mean = chosen.reduce((sum, { score }) => sum + score, 0) / chosen.length
  const most = Math.max(...chosen.map(({ score }) => score))
  const fill = Math.min(1, countGraphemes(text) / comfortable)
  const isCutShort = next !== undefined && next.place === chosen[0]?.place && (next.looseLength > 0 || next.leans)
  return (
    (mean + most) / 2 +
    0.2 * fill -
    (chosen.length - 1) * 0.01 -
    (chosen[0]?.looseLength ? 0.03 : 0) -
    (isCutShort ? 0.08 : 0)
  )
}

/** What the statements refer to and none of those before in the passage says. */
const openReferences = (chosen: readonly Statement[]): Reference[] =>
  chosen.flatMap(({ references }, number) =>
    references.filter(
      ({ stems }) => !chosen.slice(0, number).some((before) => stems.some((stem) => before.stems.has(stem))),
    ),
  )
