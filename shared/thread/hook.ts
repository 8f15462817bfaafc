import type { ArticleContent } from '../article/article.ts'
import type { Frame } from './choose-passages.ts'
import { worthAsLead } from './lead.ts'
import type { Passage } from './passages.ts'
import { countGraphemes, fitsPost, joinMarked, type MarkedText } from './post-text.ts'
import { keyStems } from './stems.ts'
import { shortenText, shortenToClause } from './shorten.ts'
import { readStandfirst } from './standfirst.ts'
import type { Reading } from './statements.ts'
import { similarity, type TermVector } from './terms.ts'

const gap = '\n\n'
const nearBlocks = 8
// The title does not stand above a beginning that says as much of it, or all but one of a few words.
const nearlyAll = 0.75
const allButOne = 0.6
// Where there is no room for the title, the beginning must say so much of it.
const namesTitle = 0.4
const ofWhole = 0.15

/** The first post, and what it says already. */
export interface Hook {
  readonly text: MarkedText
  readonly told: Frame['told']
  /** Number of the last statement before which no other post begins; -1 for none. */
  readonly last: number
}

interface Choice extends Hook {
  readonly worth: number
}

/**
 * The sentences that say what the article is about: the summary of its own or a passage near its beginning. The title
 * stands above them, except where they say it themselves or leave no room for it.
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
  const wanted = keyStems(title, language)
  const choices = nearBeginning(candidates).flatMap((passage): Choice[] => {
    const framed = frameByTitle(title, passage, shareOf(passage.text, wanted, language))
    if (!framed) return []
    const length = countGraphemes(framed.text.text)
    const worth =
      worthAsLead(passage, { share: framed.share, perSentence, length, isTitled: framed.text !== passage }) +
      framed.worth
    return [{ text: framed.text, told: [passage], last: passage.last, worth }]
  })
  const standfirst = { text: readStandfirst(article, reading), marks: [] }
  const framed = frameByTitle(title, standfirst, shareOf(standfirst.text, wanted, language))
  if (framed && standfirst.text !== '') {
    const worth = worthOfStandfirst(standfirst.text, reading) + perSentence + 0.4 * framed.share + framed.worth
    choices.push({ text: framed.text, told: [standing(reading.summaryTerms)], last: -1, worth })
  }
  const [first, ...others] = choices
  return first
    ? others.reduce((best, choice) => (choice.worth > best.worth ? choice : best), first)
    : lastResort(title, reading)
}

/** How much of the title a text says, 0 to 1, and whether that is as good as all. */
function shareOf(text: string, wanted: ReadonlySet<string>, language: string): { share: number; isAll: boolean } {
  const said = keyStems(text, language)
  const missing = [...wanted].filter((stem) => !said.has(stem)).length
  const share = wanted.size === 0 ? 0 : 1 - missing / wanted.size
  return { share, isAll: share >= nearlyAll || (missing === 1 && share >= allButOne) }
}

/** A beginning below the title, or alone; nothing where it needs the title and there is no room for both. */
function frameByTitle(
  title: string,
  below: MarkedText,
  { share, isAll }: { share: number; isAll: boolean },
): { text: MarkedText; share: number; worth: number } | undefined {
  if (isAll) return { text: below, share, worth: ofWhole }
  const text = joinMarked({ text: title, marks: [] }, below, gap)
  if (fitsPost(text.text)) return { text, share, worth: ofWhole }
  return share >= namesTitle ? { text: below, share, worth: 0.1 } : undefined
}

/** The title above the first sentence that is only too long, shortened; or the title alone. */
function lastResort(title: string, { statements }: Reading): Hook {
  const long = statements.findIndex(
    ({ text, leans, isWhole, isUnsigned, quoteBefore }) =>
      !fitsPost(text) && !leans && isWhole && !isUnsigned && quoteBefore === '',
  )
  const statement = statements[long]
  const short = statement && shortenToClause(statement.text)
  const above = { text: title, marks: [] }
  if (short === undefined) return { text: above, told: [], last: long }
  const below = { text: short, marks: [] }
  const text = joinMarked(above, below, gap)
  return { text: fitsPost(text.text) ? text : below, told: [], last: long }
}

/** The standfirst in the place of a passage, apart from all of them. */
const standing = (terms: TermVector): Frame['told'][number] => ({ first: -1, last: -1, place: -1, section: 0, terms })

const worthOfStandfirst = (text: string, { summaryTerms, titleTerms }: Reading): number =>
  0.9 + 0.5 * similarity(summaryTerms, titleTerms) + 0.4 * Math.min(1, countGraphemes(text) / 140)

/** The passages of the first blocks, or where none of those has any, all. */
function nearBeginning(candidates: readonly Passage[]): readonly Passage[] {
  const near = candidates.filter(({ place }) => place < nearBlocks)
  return near.length > 0 ? near : candidates
}
