/** What no feed, page or post can carry: control characters but for tab and line feed, and non-characters. */
const unwanted = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g

/** The text without control characters and lone surrogates. */
export function cleanText(text: string): string {
  const clean = text.replace(unwanted, '')
  return clean.isWellFormed() ? clean : clean.replace(/\p{Surrogate}/gu, '')
}

/** All white space but a single space. */
const wide = /\s{2,}|[^\S ]/g

/** The same on one line, with single spaces and none at either end. */
export const cleanLine = (text: string): string => cleanText(text.replace(wide, ' ')).replace(/ {2,}/g, ' ').trim()

/** The text for comparing titles: without case, punctuation or spacing. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
