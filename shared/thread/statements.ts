import type { Block, Outline } from './blocks.ts'
import { isMeta } from './boilerplate.ts'
import { type CutSentence, cutSentences } from './cut-sentences.ts'
import { findMainIntroductions } from './introductions.ts'
import { isVerdict, rankTexts, scoreSentence } from './salience.ts'
import { similarity, type TermVector, weighTerms } from './terms.ts'

/** A sentence of the article with all that the choice of posts asks about it. */
export interface Statement extends CutSentence {
  readonly block: Block
  /** Number of its block. */
  readonly place: number
  readonly words: number
  /** A whole sentence about the subject: not a fragment, not about the page. */
  readonly isWhole: boolean
  readonly isVerdict: boolean
  /** What it is worth to a reader who reads nothing else. */
  readonly score: number
  readonly terms: TermVector
}

const enoughOwnVoice = 8

/** The sentences of an article in order, weighed by what they have to do with its subject: title and summary. */
export function readStatements(outline: Outline, subject: string, language: string): Statement[] {
  const found = outline.blocks.flatMap((block, place) =>
    cutSentences(block, language).map((cut, index) => ({ cut, block, place, index })),
  )
  const texts = found.map(({ cut }) => cut.text)
  const { vectors, extras } = weighTerms(texts, [subject, ...outline.headings], language)
  const ranks = rankTexts(vectors)
  const introductions = findMainIntroductions(texts)
  const none: TermVector = new Map()
  const ownVoice = found.filter(({ cut }) => !isQuoted(cut)).length
  const statements: Statement[] = []
  for (const [number, { cut, block, place, index }] of found.entries()) {
    const { text } = cut
    const terms = vectors[number] ?? none
    const unsigned = isQuoted(cut) ? (ownVoice < enoughOwnVoice ? 0.05 : 0.6) : 0
    const worth = scoreSentence({
      text,
      toTitle: similarity(terms, extras[0] ?? none),
      toHeading: similarity(terms, extras[block.section + 1] ?? none),
      rank: ranks[number] ?? 0,
      firstOfBlock: index === 0,
      firstOfSection: index === 0 && outline.blocks[place - 1]?.section !== block.section,
      lastOfBlock: found[number + 1]?.place !== place,
      kind: block.kind,
      introduces: introductions.has(number) && number < found.length * 0.6,
      isSoft: cut.isSoft,
    })
    const words = countWords(text, language)
    const isWhole = isWholeSentence(text, words)
    const score = worth - unsigned
    statements.push({ ...cut, block, place, words, isWhole, isVerdict: isVerdict(text), score, terms })
  }
  return statements
}

// Where most of an article is quoted (a digest), a quoted paragraph is its matter; elsewhere its speaker would be missed.
const isQuoted = ({ quoteBefore, text }: Pick<Statement, 'quoteBefore' | 'text'>): boolean =>
  quoteBefore !== '' || /^["“„«「].*["”“»」]$/su.test(text)

const ending = /[.!?…。！？؟۔।][”"’»“」』)\]）]*$/u
const fewestWords = 4
// "The commission, which disagrees."
const relativeOnly = /^[^\s,.]+(?: [^\s,.]+){0,6}, (?:who|which|whose|qui|dont)\b[^,]+$/iu

const isWholeSentence = (text: string, words: number): boolean =>
  words >= fewestWords && ending.test(text) && !relativeOnly.test(text) && !isMeta(text) && hasBalancedBrackets(text)

const hasBalancedBrackets = (text: string): boolean =>
  (text.match(/[([（]/gu) ?? []).length === (text.match(/[)\]）]/gu) ?? []).length

const countWords = (text: string, language: string): number =>
  Array.from(new Intl.Segmenter(language, { granularity: 'word' }).segment(text)).filter((word) => word.isWordLike)
    .length
