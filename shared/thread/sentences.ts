import { endsEitherWay, endsMidSentence } from './abbreviations.ts'
import { segmenterOf } from './segmenters.ts'
import { findQuotations, type Quotation, quotationsAt } from './quotations.ts'

/** A sentence within a paragraph; offsets in UTF-16 units, end exclusive, no space at either end. */
export interface Span {
  readonly start: number
  readonly end: number
}

const starters =
  /^["“‘«(]?(?:the|an?|it|he|she|we|they|you|i|this|that|these|those|but|and|or|so|in|on|at|for|as|if|when|while|after|before|since|there|here|its|his|her|their|our|my|what|who|how|why|many|some|most|all|both|each|one|not|no|now|then|yet|with|by|from|to|un|une|le|la|les|il|elle|ils|elles|ce|cette|ces|mais|et|dans|en|der|die|das|er|sie|es|wir|ein|eine|aber|und|doch|im|am|el|los|las|pero|y)(?=[\s'’,])/u
const speech =
  /^(?:(?:(?:the|a|an|one|his|her|their) )?(?:[\p{L}.'’-]+ ){1,4}|)(?:said|says|asked|asks|wrote|writes|replied|replies|added|adds|told|tells|explained|explains|recalled|recalls|noted|argued|argues|shouted|cried|insisted|joked|warned)\b/u

/**
 * The sentences of a paragraph: UAX 29 boundaries, without those that fall behind an abbreviation, an initial, an
 * ordinal or an ellipsis, within brackets, or within a quotation that began inside the sentence.
 */
export function splitSentences(text: string, language: string): Span[] {
  const quotations = findQuotations(text)
  const spans: Span[] = []
  let start = 0
  for (const boundary of boundaries(text, language)) {
    const sentence = trimSpan(text, start, boundary)
    if (sentence.start >= sentence.end) continue
    if (boundary < text.length && !isBreak(text, sentence, boundary, quotations, language)) continue
    spans.push(sentence)
    start = boundary
  }
  return spans
}

/** Sentence boundaries by UAX 29, moved past marks that close the sentence before. */
function boundaries(text: string, language: string): number[] {
  const raw = segmenterOf(language, 'sentence').segment(text)
  return Array.from(raw, ({ index, segment }) => index + segment.length).map((end) => {
    const opening = countAtEnd(text, end, '「『《（“„«‘(')
    if (opening > 0) return end - opening
    const closing = /^[ \u00A0\u202F]?[»”」』》）)’]+(?=$|[\s\p{L}「『（])/u.exec(text.slice(end))?.[0] ?? ''
    return end + closing.length
  })
}

function isBreak(
  text: string,
  { start, end }: Span,
  boundary: number,
  quotations: readonly Quotation[],
  language: string,
): boolean {
  const before = text.slice(start, end)
  const after = text.slice(boundary).trimStart()
  if (/^[\p{Ll}—–,;]/u.test(after) || !/[\p{L}\p{N}]/u.test(before)) return false
  if (/^(?:と|って|という|、)/u.test(after) && /[」』]$/u.test(before)) return false
  if (endsMidSentence(before, after, language)) return false
  if (endsEitherWay(before) && !starters.test(after.slice(0, 40).toLowerCase())) return false
  if (
    /^["“(]?\d{1,3}[.)]$/u.test(before) ||
    (/^(?:de|cs|da|fi|hu|nb|no|pl)\b/u.test(language) && /(?<![\d.])\d{1,2}\.$/u.test(before))
  )
    return false
  if (/(?:…|\.\.\.)$/u.test(before) && before.split(/\s+/u).length < 3) return false
  if (/[!?…][”"’»]+$/u.test(before) && speech.test(after.slice(0, 120).toLowerCase())) return false
  if (openBrackets(before) > 0) return false
  const inside = leadingQuotations(text, start, quotations)
  return quotationsAt(quotations, boundary).every((quotation) => inside.includes(quotation))
}

/** The quotations that a sentence starts in, those included that start with it. */
export function leadingQuotations(text: string, start: number, quotations: readonly Quotation[]): Quotation[] {
  const marks = /^[\s\u00A0“„«‘"'「『《(]*/u.exec(text.slice(start))?.[0].length ?? 0
  return quotationsAt(quotations, start + marks)
}

const openBrackets = (text: string): number =>
  (text.match(/[([（]/gu) ?? []).length - (text.match(/[)\]）]/gu) ?? []).length

function trimSpan(text: string, start: number, end: number): Span {
  const part = text.slice(start, end)
  return { start: start + part.length - part.trimStart().length, end: start + part.trimEnd().length }
}

/** How many of these characters, of one UTF-16 unit each, stand in a row before a position. */
function countAtEnd(text: string, end: number, characters: string): number {
  let start = end
  while (start > 0 && characters.includes(text.charAt(start - 1))) start -= 1
  return end - start
}
