import type { Block, Outline } from './blocks.ts'
import { isMeta } from './boilerplate.ts'
import { readOpening } from './openings.ts'
import { findQuotations, type Quotation, quotationMarks, quotationsAt } from './quotations.ts'
import { isVerdict, rankTexts, scoreSentence } from './salience.ts'
import { leadingQuotations, splitSentences } from './sentences.ts'
import { similarity, type TermVector, weighTerms } from './terms.ts'

/** A sentence of the article with all that the choice of posts asks about it. */
export interface Statement {
  readonly block: Block
  /** Number of its block. */
  readonly place: number
  readonly start: number
  readonly end: number
  readonly text: string
  /** Marks that must be added where the sentence is cut out of a quotation. */
  readonly quoteBefore: string
  readonly quoteAfter: string
  /** It cannot be read without the sentence before it. */
  readonly leans: boolean
  /** UTF-16 units of a connective at its start that may be left off. */
  readonly looseLength: number
  /** It points back, though it can be read alone. */
  readonly isSoft: boolean
  /** A whole sentence about the subject: not a fragment, not about the page. */
  readonly isWhole: boolean
  readonly isVerdict: boolean
  readonly score: number
  readonly terms: TermVector
}

/** The sentences of an article in order, weighed by what they have to do with its subject: title and summary. */
export function readStatements(outline: Outline, subject: string, language: string): Statement[] {
  const found = outline.blocks.flatMap((block, place) =>
    splitBlock(block, language).map((sentence, index) => ({ ...sentence, block, place, index })),
  )
  const texts = found.map(({ text }) => text)
  const { vectors, extras } = weighTerms(texts, [subject, ...outline.headings], language)
  const ranks = rankTexts(vectors)
  const none: TermVector = new Map()
  const ownVoice = found.filter((sentence) => !isQuoted(sentence)).length
  return found.map((sentence, number) => {
    const { block, place, text, index } = sentence
    const terms = vectors[number] ?? none
    const unsigned = isQuoted(sentence) ? (ownVoice < 8 ? 0.05 : 0.6) : 0
    const worth = scoreSentence({
      text,
      toTitle: similarity(terms, extras[0] ?? none),
      toHeading: similarity(terms, extras[block.section + 1] ?? none),
      rank: ranks[number] ?? 0,
      firstOfBlock: index === 0,
      firstOfSection: index === 0 && outline.blocks[place - 1]?.section !== block.section,
      lastOfBlock: found[number + 1]?.place !== place,
      kind: block.kind,
      isSoft: sentence.isSoft,
    })
    return {
      ...sentence,
      terms,
      score: worth - unsigned,
      isVerdict: isVerdict(text),
      isWhole: isWholeSentence(text, language),
    }
  })
}

// Where most of an article is quoted (a digest), a quoted paragraph is its matter; elsewhere its speaker would be missed.
const isQuoted = ({ quoteBefore, text }: Pick<Statement, 'quoteBefore' | 'text'>): boolean =>
  quoteBefore !== '' || /^["“„«「].*["”“»」]$/su.test(text)

function splitBlock(
  block: Block,
  language: string,
): Omit<Statement, 'block' | 'place' | 'terms' | 'score' | 'isVerdict' | 'isWhole'>[] {
  const quotations = findQuotations(block.text)
  const spans = splitSentences(block.text, language)
  const isSpeech = spans.some(({ start, end }) => !isInside(block.text, start, end, quotations))
  let spoken = false
  return spans.map(({ start, end }) => {
    const text = block.text.slice(start, end)
    const inside = isInside(block.text, start, end, quotations)
    const opening = readOpening(text, language)
    const cut = cutMarks(block, start, end, quotations, language)
    const leans = opening.leans || (inside && isSpeech && (spoken || start > 0 || block.kind !== 'quote'))
    spoken = inside
    return {
      start,
      end,
      text,
      ...cut,
      leans,
      looseLength: cut.quoteBefore ? 0 : opening.looseLength,
      isSoft: opening.isSoft,
    }
  })
}

/** Whether nothing of a sentence is outside quotation marks: its speaker is named elsewhere. */
function isInside(text: string, start: number, end: number, quotations: readonly Quotation[]): boolean {
  const [outer] = leadingQuotations(text, start, quotations)
  return (
    outer !== undefined && outer.start <= start && (outer.end >= end || /^[\s.!?]*$/u.test(text.slice(outer.end, end)))
  )
}

function cutMarks(
  block: Block,
  start: number,
  end: number,
  quotations: readonly Quotation[],
  language: string,
): { quoteBefore: string; quoteAfter: string } {
  const before = quotationsAt(quotations, start)
  const after = quotationsAt(quotations, end)
  if (block.kind === 'quote' && quotations.every(({ start: at }) => at > 0)) {
    const { open, close } = quotationMarks(language)
    return { quoteBefore: open, quoteAfter: close }
  }
  return {
    quoteBefore: before.map(({ open }) => open).join(''),
    quoteAfter: after
      .toReversed()
      .map(({ close }) => close)
      .join(''),
  }
}

const ending = /[.!?…。！？؟۔।][”"’»“」』)\]）]*$/u

function isWholeSentence(text: string, language: string): boolean {
  if (!ending.test(text) || isMeta(text)) return false
  if (!isBalanced(text)) return false
  const words = Array.from(new Intl.Segmenter(language, { granularity: 'word' }).segment(text)).filter(
    (word) => word.isWordLike,
  )
  return words.length >= 4
}

const isBalanced = (text: string): boolean =>
  (text.match(/[([（]/gu) ?? []).length === (text.match(/[)\]）]/gu) ?? []).length
