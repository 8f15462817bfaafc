import { countGraphemes, fitsPost, type MarkedText, sliceMarked } from './post-text.ts'
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
  readonly terms: TermVector
}

const longest = 3
const comfortable = 170
// After the scene is set, a "But" early in the article brings the news.
const turn = 0.1

/** Every passage that fits a post beside `reserved`. */
export function composePassages(statements: readonly Statement[], reserved = { graphemes: 0, bytes: 0 }): Passage[] {
  const passages: Passage[] = []
  for (const [first, start] of statements.entries()) {
    if (start.leans) continue
    for (let last = first; last < first + longest; last += 1) {
      const end = statements[last]
      if (!end?.isWhole || end.place !== start.place) break
      const text = cutPassage(start, end)
      if (!fitsPost(text.text, reserved)) break
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
        terms: addVectors(chosen.map((statement) => statement.terms)),
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
  const fill = Math.min(1, countGraphemes(text) / comfortable)
  const isCutShort = next !== undefined && next.place === chosen[0]?.place && (next.looseLength > 0 || next.leans)
  return mean + 0.2 * fill - (chosen.length - 1) * 0.01 - (chosen[0]?.looseLength ? 0.03 : 0) - (isCutShort ? 0.08 : 0)
}
