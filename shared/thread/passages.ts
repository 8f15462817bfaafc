import { countGraphemes, fitsPost, joinMarked, type MarkedText, sliceMarked } from './post-text.ts'
import type { Reference } from './references.ts'
import type { Statement } from './statements.ts'
import { addVectors, similarity, type TermVector } from './terms.ts'

/** One to three sentences in a row that stand alone: what a post may say. */
export interface Passage extends MarkedText {
  /** Numbers of the first and last statement. */
  readonly first: number
  readonly last: number
  /** Number of its block. */
  readonly place: number
  readonly section: number
  readonly isVerdict: boolean
  readonly looksAhead: boolean
  /** What it is worth as a post, and what its sentences are worth whatever the length. */
  readonly score: number
  readonly core: number
  /** Cosine with the title, of the sentence that has most to do with it. */
  readonly toTitle: number
  /** A connective was left off: it turns against what stands before it. */
  readonly turns: boolean
  readonly terms: TermVector
  readonly stems: readonly ReadonlySet<string>[]
  /** What it takes for known and does not say itself. */
  readonly references: readonly Reference[]
}

const longest = 3
const comfortable = 255
const samePoint = 0.12
// A question whose answer would be missing.
const endsOpen = /[?？؟][”"’»“」』)]*$/u

/** Every passage that fits a post: sentences in a row, of one paragraph or of two that follow each other. */
export function composePassages(statements: readonly Statement[]): Passage[] {
  const passages: Passage[] = []
  for (const [first, start] of statements.entries()) {
    if (start.leans) continue
    for (let last = first; last < first + longest; last += 1) {
      const end = statements[last]
      if (!end?.isWhole || !isContinued(statements.slice(first, last), end)) break
      const chosen = statements.slice(first, last + 1)
      const text = cutPassage(chosen)
      if (!fitsPost(text.text)) break
      if (endsOpen.test(text.text) || !isSigned(chosen)) continue
      passages.push({
        ...text,
        first,
        last,
        place: start.place,
        section: start.block.section,
        isVerdict: chosen.some((statement) => statement.isVerdict),
        looksAhead: chosen.some((statement) => statement.looksAhead),
        ...scorePassage(text.text, chosen, statements[last + 1]),
        toTitle: Math.max(...chosen.map(({ toTitle }) => toTitle)),
        turns: start.turns,
        terms: chosen.length === 1 ? start.terms : addVectors(chosen.map(({ terms }) => terms)),
        stems: chosen.map(({ stems }) => stems),
        references: openReferences(chosen),
      })
    }
  }
  return passages
}

/** Whether a sentence may follow the ones before it in a passage: in their paragraph, or in the next one on the same point. */
function isContinued(before: readonly Statement[], statement: Statement): boolean {
  const [start, previous] = [before[0], before.at(-1)]
  if (!start || !previous || statement.place === previous.place) return true
  return (
    statement.place === start.place + 1 &&
    statement.block.section === start.block.section &&
    statement.block.kind === 'paragraph' &&
    start.block.kind === 'paragraph' &&
    isOnPoint(previous, statement)
  )
}

/** Whether a paragraph goes on with the point of the one before it: it leans on it, or speaks of the same. */
const isOnPoint = (previous: Statement, { leans, looseLength, isSoft, isQuoted, terms }: Statement): boolean =>
  leans ||
  looseLength > 0 ||
  isSoft ||
  (isQuoted && !previous.isQuoted) ||
  similarity(previous.terms, terms) >= samePoint

const marks = /[“”„«»"「」『』]/u

/**
 * Whether a reader is told who speaks: a sentence that is all quotation follows one that quotes the same speaker, or
 * its quotation runs on into one that says who it is.
 */
function isSigned(chosen: readonly Statement[]): boolean {
  const signed = chosen.findIndex(({ isUnsigned }) => !isUnsigned)
  if (signed < 0) return false
  return chosen.every(
    ({ isUnsigned, quoteAfter }, number) =>
      !isUnsigned || (number < signed ? quoteAfter !== '' : number > 0 && marks.test(chosen[number - 1]?.text ?? '')),
  )
}

/**
 * A passage's sentences, within quotation marks where they are cut out of a quotation. A paragraph that leans on the one
 * before it is not set apart.
 */
function cutPassage(chosen: readonly Statement[]): MarkedText {
  const [first] = chosen
  const paragraphs = [...Map.groupBy(chosen, ({ place }) => place).values()].flatMap((sentences) => {
    const [start, end] = [sentences[0], sentences.at(-1)]
    if (!start || !end) return []
    const from = start.start + (start === first ? start.looseLength : 0)
    return [{ start, text: sliceMarked(start.block, from, end.end, start.quoteBefore, end.quoteAfter) }]
  })
  const joined = paragraphs.reduce<MarkedText>(
    (before, { start, text }) =>
      start === first
        ? text
        : joinMarked(before, text, !start.isQuoted && (start.leans || start.looseLength > 0) ? ' ' : '\n\n'),
    { text: '', marks: [] },
  )
  return first?.looseLength ? withCapital(joined) : joined
}

function withCapital(text: MarkedText): MarkedText {
  const capital = text.text.charAt(0).toLocaleUpperCase()
  return capital.length === 1 ? { ...text, text: capital + text.text.slice(1) } : text
}

function scorePassage(
  text: string,
  chosen: readonly Statement[],
  next: Statement | undefined,
): { score: number; core: number } {
  const mean = chosen.reduce((sum, { score }) => sum + score, 0) / chosen.length
  const most = Math.max(...chosen.map(({ score }) => score))
  const fill = Math.min(1, countGraphemes(text) / comfortable)
  const longestSentence = Math.max(...chosen.map((statement) => statement.text.length))
  const isCutShort =
    next !== undefined &&
    (next.place === chosen.at(-1)?.place ? next.looseLength > 0 || next.leans : next.isUnsigned && next.leans)
  const core =
    0.4 * mean +
    0.6 * most -
    0.2 * Math.max(0, (longestSentence - 190) / 100) -
    (chosen[0]?.looseLength ? 0.03 : 0) -
    (isCutShort ? 0.08 : 0)
  return { core, score: core + 0.65 * fill }
}

/** What the statements refer to and none of those before in the passage says. */
const openReferences = (chosen: readonly Statement[]): Reference[] =>
  chosen.flatMap(({ references }, number) =>
    references.filter(
      ({ stems }) => !chosen.slice(0, number).some((before) => stems.some((stem) => before.stems.has(stem))),
    ),
  )
