import { findQuotations, quotationsAt } from './quotations.ts'
import { fitsPost, splitGraphemes } from './post-text.ts'
import { splitSentences } from './sentences.ts'

const clauseEnds = /[,;:—–،؛、，；](?=\s|$|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|\s[—–-](?=\s)/gu

/**
 * Text cut into parts that each fit a post, nothing lost but space: at sentences, where one is too long at clauses,
 * then at words, and where there is no space at graphemes.
 */
export function splitToFit(text: string, language: string): string[] {
  const whole = text.trim()
  if (fitsPost(whole)) return whole === '' ? [] : [whole]
  const sentenceEnds = splitSentences(whole, language).map(({ end }) => end)
  const quotations = findQuotations(whole)
  const clauses = Array.from(whole.matchAll(clauseEnds), ({ index, 0: mark }) => index + mark.length)
  const outside = clauses.filter((end) => quotationsAt(quotations, end).length === 0)
  const words = Array.from(whole.matchAll(/\s+/gu), ({ index }) => index)
  for (const ends of [sentenceEnds, outside, clauses, words, graphemeEnds(whole), codePointEnds(whole)]) {
    const end = ends.findLast((place) => place > 0 && place < whole.length && fitsPost(whole.slice(0, place).trimEnd()))
    if (end !== undefined) return [whole.slice(0, end).trimEnd(), ...splitToFit(whole.slice(end), language)]
  }
  return []
}

/** The text itself, or its beginning up to a clause with "…", outside of quotations where that is possible. */
export function shortenText(text: string): string {
  const whole = text.trim()
  if (fitsPost(whole)) return whole
  const room = { graphemes: 1, bytes: 3 }
  const quotations = findQuotations(whole)
  const outside = (place: number): boolean => quotationsAt(quotations, place).length === 0
  const clauses = Array.from(whole.matchAll(clauseEnds), ({ index }) => index)
  const words = Array.from(whole.matchAll(/\s+/gu), ({ index }) => index)
  for (const ends of [
    clauses.filter(outside),
    words.filter(outside),
    words,
    graphemeEnds(whole),
    codePointEnds(whole),
  ]) {
    const end = ends.findLast((place) => place > 0 && fitsPost(whole.slice(0, place).trimEnd(), room))
    if (end !== undefined) return `${whole.slice(0, end).trimEnd()}…`
  }
  return '…'
}

const graphemeEnds = (text: string): number[] => endsOf(splitGraphemes(text))

const codePointEnds = (text: string): number[] => endsOf(Array.from(text))

function endsOf(parts: readonly string[]): number[] {
  let end = 0
  return parts.map((part) => (end += part.length))
}
