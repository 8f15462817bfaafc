import { countBytes, fitsPost, fittingLength, postLimits } from './post-text.ts'
import { findQuotations, quotationsAt } from './quotations.ts'
import { splitSentences } from './sentences.ts'

const clauseEnds = /[,;:—–،؛、，；](?=\s|$|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|\s[—–-](?=\s)/gu
const ellipsis = { graphemes: 1, bytes: 3 }
// What lies behind the end of a post can matter to where a sentence ends, but not far behind it.
const lookahead = 200

/**
 * Text cut into parts that each fit a post, nothing lost but space: at sentences, where one is too long at clauses
 * outside quotations, then at any clause, at words, and where there is no space at graphemes.
 */
export function splitToFit(text: string, language: string): string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (!fitsPost(rest)) {
    const limit = fittingLength(rest)
    const near = rest.slice(0, limit + lookahead)
    const { clauses, outside, words } = findBreaks(near)
    const sentences = splitSentences(near, language).map(({ end }) => end)
    const end = lastWithin(limit, [sentences, outside, clauses, words]) ?? (limit || codePointLimit(rest))
    parts.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return rest === '' ? parts : [...parts, rest]
}

/** The beginning of a sentence that is longer than a post, up to a clause with "…"; `undefined` without a clause outside of quotations. */
export function shortenToClause(text: string): string | undefined {
  const limit = fittingLength(text, ellipsis)
  const end = findBreaks(text.slice(0, limit + lookahead)).outside.findLast((place) => place <= limit)
  return end === undefined || end < limit / 4 ? undefined : endOpen(text.slice(0, end))
}

/** The text itself, or its beginning up to a clause with "…", outside of quotations where that is possible. */
export function shortenText(text: string): string {
  const whole = text.trim()
  if (fitsPost(whole)) return whole
  const limit = fittingLength(whole, ellipsis)
  const { clauses, outside, words, wordsOutside } = findBreaks(whole.slice(0, limit + lookahead))
  const end = lastWithin(limit, [outside, wordsOutside, clauses, words]) ?? (limit || codePointLimit(whole))
  return endOpen(whole.slice(0, end))
}

const endOpen = (text: string): string =>
  `${text
    .trimEnd()
    .replace(/[,;:،؛、，；—–]$/u, '')
    .trimEnd()}…`

function findBreaks(text: string): Record<'clauses' | 'outside' | 'words' | 'wordsOutside', number[]> {
  const quotations = findQuotations(text)
  const isOutside = (place: number): boolean => quotationsAt(quotations, place).length === 0
  const clauses = Array.from(text.matchAll(clauseEnds), ({ index, 0: mark }) => index + mark.length)
  const words = Array.from(text.matchAll(/(?<=\S)\s/gu), ({ index }) => index)
  return { clauses, outside: clauses.filter(isOutside), words, wordsOutside: words.filter(isOutside) }
}

/** The last end within the limit, of the first list that has one. */
function lastWithin(limit: number, choices: readonly (readonly number[])[]): number | undefined {
  for (const ends of choices) {
    const end = ends.findLast((place) => place > 0 && place <= limit)
    if (end !== undefined) return end
  }
  return undefined
}

/** UTF-16 length of what fits of a single grapheme that is longer than a post. */
function codePointLimit(text: string): number {
  let [length, bytes] = [0, ellipsis.bytes]
  for (const codePoint of text) {
    bytes += countBytes(codePoint)
    if (bytes > postLimits.bytes) break
    length += codePoint.length
  }
  return length
}
