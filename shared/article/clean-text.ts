/** What no feed, page or post can carry: control characters but for tab and line feed, non-characters, lone surrogates. */
const unwanted = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\ufffe\uffff\p{Surrogate}]/gu

/** The text without control characters and lone surrogates. */
export const cleanText = (text: string): string => text.replace(unwanted, '')

/** The same on one line, with single spaces and none at either end. */
export const cleanLine = (text: string): string => cleanText(text.replace(/\s+/g, ' ')).replace(/ {2,}/g, ' ').trim()

/** The text for comparing titles: without case, punctuation or spacing. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
