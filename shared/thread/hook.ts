import type { ArticleContent } from '../article/article.ts'
import type { Frame } from './choose-passages.ts'
import type { Passage } from './passages.ts'
import { fitsPost, type MarkedText } from './post-text.ts'
import { stemsOf } from './references.ts'
import { shortenText, shortenToClause } from './shorten.ts'
import { readStandfirst } from './standfirst.ts'
import type { Reading } from './statements.ts'
import { similarity, splitWords, type TermVector } from './terms.ts'

const gap = '\n\n'
const nearBlocks = 8
// A beginning that says so much of the title need not be headed by it: the card shows it.
const saysTitle = 0.5

/** The first post, and what it says already. */
export interface Hook {
  readonly text: MarkedText
  readonly told: Frame['told']
  /** Number of the last statement before which no other post begins; -1 for none. */
  readonly last: number
}

/**
 * The sentences that say what the article is about: the summary of its own or a passage near its beginning. The title
 * stands above them, except where they say it themselves.
 */
export function chooseHook(
  article: Pick<ArticleContent, 'title' | 'summary' | 'language'>,
  reading: Reading,
  candidates: readonly Passage[],
  { isAlone }: { isAlone: boolean },
): Hook {
  const { language } = article
  const title = shortenText(article.title.trim() || article.summary.trim())
  const perSentence = isAlone ? 0.3 : 0.08
  const wanted = titleStems(title, language)
  const share = ({ text }: MarkedText): number => {
    const said = stemsOf(splitWords(text, language))
    return [...wanted].filter((stem) => said.has(stem)).length / Math.max(1, wanted.size)
  }
  const hasTitle = (text: MarkedText): boolean => share(text) >= saysTitle
  const near = nearBeginning(candidates)
  const below = bestLead(
    near.filter(({ text }) => fitsPost(title + gap + text)),
    perSentence,
  )
  const alone = bestLead(near.filter(hasTitle), perSentence)
  const lead = alone && alone.worth >= (below?.worth ?? 0) - 0.1 ? alone : below
  const standfirst = { text: readStandfirst(article, reading), marks: [] }
  const isBetter =
    share(standfirst) >= (lead ? share(lead.passage) : 0) &&
    worthOfStandfirst(standfirst.text, reading) + perSentence > (lead?.worth ?? 0)
  if (standfirst.text !== '' && isBetter) {
    const text = hasTitle(standfirst) ? standfirst : withTitle(title, standfirst)
    return { text, told: [standing(reading.summaryTerms)], last: -1 }
  }
  if (!lead) return lastResort(title, reading)
  const { passage } = lead
  return { text: lead === alone ? passage : withTitle(title, passage), told: [passage], last: passage.last }
}

/** The title above the first sentence that is only too long, shortened; or the title alone. */
function lastResort(title: string, { statements }: Reading): Hook {
  const long = statements.findIndex(
    ({ text, leans, isWhole, isUnsigned, quoteBefore }) =>
      !fitsPost(text) && !leans && isWhole && !isUnsigned && quoteBefore === '',
  )
  const statement = statements[long]
  const short = statement && shortenToClause(statement.text)
  const text = short === undefined ? { text: title, marks: [] } : withTitle(title, { text: short, marks: [] })
  return { text, told: [], last: long }
}

/** The stems of a title's longer words, or of all where it has none. */
function titleStems(title: string, language: string): Set<string> {
  const words = splitWords(title, language)
  const long = stemsOf(words.filter((word) => word.length > 3))
  return long.size > 0 ? long : stemsOf(words)
}

/** Text below the title, or alone where there is no room for both. */
function withTitle(title: string, { text, marks }: MarkedText): MarkedText {
  if (!fitsPost(title + gap + text)) return { text, marks }
  const moved = title.length + gap.length
  return {
    text: title + gap + text,
    marks: marks.map((mark) => ({ ...mark, start: mark.start + moved, end: mark.end + moved })),
  }
}

/** The standfirst in the place of a passage, apart from all of them. */
const standing = (terms: TermVector): Frame['told'][number] => ({ first: -1, last: -1, place: -1, section: 0, terms })

const worthOfStandfirst = (text: string, { summaryTerms, titleTerms }: Reading): number =>
  1.1 + 0.5 * similarity(summaryTerms, titleTerms) - (text.length > 60 ? 0 : 0.15)

/** The passages of the first blocks, or where none of those has any, all. */
function nearBeginning(candidates: readonly Passage[]): readonly Passage[] {
  const near = candidates.filter(({ place }) => place < nearBlocks)
  return near.length > 0 ? near : candidates
}

function bestLead(
  candidates: readonly Passage[],
  perSentence: number,
): { passage: Passage; worth: number } | undefined {
  let best: { passage: Passage; worth: number } | undefined
  for (const passage of candidates) {
    const worth = worthAsLead(passage, perSentence)
    if (!best || worth > best.worth) best = { passage, worth }
  }
  return best
}

function worthAsLead(passage: Passage, perSentence: number): number {
  const { score, first, last, place, toTitle, text, isSoft, turns, beginsWithTurn, references } = passage
  return (
    score +
    0.6 * toTitle +
    (first === 0 ? 0.2 : 0) +
    perSentence * (last - first) +
    (turns ? 0.1 : 0) +
    (beginsWithTurn ? 0.25 : 0) -
    (isSoft ? 0.2 : 0) -
    (text.length > 60 ? 0 : text.length > 40 ? 0.15 : 0.5) -
    references.reduce((sum, { weight }) => sum + weight, 0) -
    0.07 * place
  )
}
