import type { Block } from './blocks.ts'
import { readOpening } from './openings.ts'
import { findQuotations, type Quotation, quotationMarks, quotationsAt } from './quotations.ts'
import { leadingQuotations, splitSentences } from './sentences.ts'

/** A sentence cut out of its block; offsets in UTF-16 units of the block's text. */
export interface CutSentence {
  readonly start: number
  readonly end: number
  readonly text: string
  /** Marks that must be added where the sentence is cut out of a quotation. */
  readonly quoteBefore: string
  readonly quoteAfter: string
  /** Nothing of it is outside of quotation marks: its speaker is named elsewhere, if at all. */
  readonly isQuoted: boolean
  /** It cannot be read without the sentence before it. */
  readonly leans: boolean
  /** UTF-16 units of a connective at its start that may be left off. */
  readonly looseLength: number
  /** That connective turns against what stands before it. */
  readonly turns: boolean
  /** It points back, though it can be read alone. */
  readonly isSoft: boolean
}

/** The sentences of a block, and for each what it lacks to stand alone. */
export function cutSentences(block: Block, language: string): CutSentence[] {
  const quotations = findQuotations(block.text)
  const spans = splitSentences(block.text, language)
  const isSpeech = spans.some(({ start, end }) => !isInside(block.text, start, end, quotations))
  let spoken = false
  return spans.map(({ start, end }) => {
    const text = block.text.slice(start, end)
    const inside = isInside(block.text, start, end, quotations)
    const opening = readOpening(text, language)
    const { quoteBefore, quoteAfter } = cutMarks(block, start, end, quotations, language)
    // A quotation is not edited: where a connective would have to go, the sentence before it has to come along.
    const isBound = quoteBefore !== '' && opening.looseLength > 0
    // At the start of a paragraph, a quotation that runs on into the next sentence may yet say whose it is.
    const isAmidSpeech = inside && isSpeech && (spoken || start > 0 || (block.kind !== 'quote' && quoteAfter === ''))
    const leans = opening.leans || isBound || isAmidSpeech
    spoken = inside
    return {
      start,
      end,
      text,
      quoteBefore,
      quoteAfter,
      isQuoted: inside || (block.kind === 'quote' && quoteBefore !== ''),
      leans,
      looseLength: isBound ? 0 : opening.looseLength,
      turns: !isBound && opening.turns,
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
