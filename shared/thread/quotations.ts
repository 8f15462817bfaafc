/**
 * A stretch of quoted text, marks included; offsets in UTF-16 units, end exclusive.
 * A quotation that runs on from the paragraph before starts at -1; one that runs on into the next ends at `Infinity`.
 */
export interface Quotation {
  readonly start: number
  readonly end: number
  readonly open: string
  readonly close: string
}

const closers: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“',
  '«': '»',
  '‹': '›',
  '»': '«',
  '‘': '’',
  '‚': '‘',
  '「': '」',
  '『': '』',
  '《': '》',
  '"': '"',
  "'": "'",
}
const openers: Readonly<Record<string, string>> = {
  '”': '“',
  '»': '«',
  '」': '「',
  '』': '『',
  '》': '《',
  '"': '"',
}
const anyMark = /[“”„«»‹›‘’‚「」『』《》"']/gu
const single = /['‘’‚‹›]/u

/** The quotations in a paragraph, nested ones too, by start; an apostrophe is none. */
export function findQuotations(text: string): Quotation[] {
  const found: Quotation[] = []
  const open: { mark: string; start: number; close: string }[] = []
  for (const { 0: mark, index } of text.matchAll(anyMark)) {
    const before = text.slice(0, index)
    const after = text.slice(index + 1)
    const place = open.findLastIndex((quotation) => quotation.close === mark)
    if (place >= 0 && closes(mark, before, after)) {
      const [quotation] = open.splice(place)
      if (quotation)
        found.push({
          start: quotation.start,
          end: index + 1,
          open: openMark(text, quotation),
          close: closeMark(text, index),
        })
    } else if (opens(mark, before, after)) {
      open.push({ mark, start: index, close: mark === '„' && !after.includes('“') ? '”' : (closers[mark] ?? mark) })
    } else if (openers[mark] !== undefined && !single.test(mark) && closes(mark, before, after)) {
      found.push({ start: -1, end: index + 1, open: openers[mark], close: mark })
    }
  }
  for (const quotation of open) {
    if (!single.test(quotation.mark))
      found.push({ start: quotation.start, end: Infinity, open: quotation.mark, close: quotation.close })
  }
  return found.toSorted((a, b) => a.start - b.start)
}

/** The quotations that a position between two characters lies within, outermost first. */
export const quotationsAt = (quotations: readonly Quotation[], position: number): Quotation[] =>
  quotations.filter(({ start, end }) => start < position && position < end)

/** The marks with which the paragraphs of a quotation in that language are set. */
export function quotationMarks(language: string): { open: string; close: string } {
  const base = language.toLowerCase().split('-')[0] ?? ''
  if (base === 'fr') return { open: '«\u00A0', close: '\u00A0»' }
  if (['ar', 'fa', 'es', 'it', 'pt', 'ru', 'uk', 'no', 'nb', 'el'].includes(base)) return { open: '«', close: '»' }
  if (['de', 'cs', 'sk', 'bg', 'is', 'lt', 'sl'].includes(base)) return { open: '„', close: '“' }
  if (base === 'ja' || language === 'zh-TW' || language === 'zh-Hant') return { open: '「', close: '」' }
  return { open: '“', close: '”' }
}

function opens(mark: string, before: string, after: string): boolean {
  if (closers[mark] === undefined || after === '') return false
  if (/[「『《„«]/u.test(mark)) return true
  const starts = /(?:^|[\s([{—–\-/“‘«„「:])$/u.test(before)
  return (
    starts &&
    /^\S/u.test(after) &&
    !(mark === '‘' && /^\d0s/u.test(after)) &&
    !(single.test(mark) && /^\p{L}{1,3}\s?[^\p{L}]*$/u.test(after))
  )
}

function closes(mark: string, before: string, after: string): boolean {
  if (!/["'’»«‘“”]/u.test(mark)) return true
  if (/["'’‘“]/u.test(mark)) return /\S$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)
  return true
}

// French sets a space inside the marks: it belongs to them.
const openMark = (text: string, { mark, start }: { mark: string; start: number }): string =>
  mark + (/^[ \u00A0\u202F]/u.exec(text.slice(start + 1))?.[0] ?? '')

const closeMark = (text: string, index: number): string =>
  (/[ \u00A0\u202F]$/u.exec(text.slice(0, index))?.[0] ?? '') + text.charAt(index)
