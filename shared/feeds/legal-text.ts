/**
 * What no feed can carry, or no reader should be sent: the code points outside XML 1.0's `Char` production (C0 controls but for
 * tab and line feed, U+FFFE, U+FFFF, lone surrogates), and DEL and the C1 controls, which the standard discourages.
 */
const illegal = /[\0-\x08\v\f\x0E-\x1F\x7F-\x9F\uFFFE\uFFFF]/g

/** The text with its illegal characters removed and every line break as a line feed. */
export const legalText = (text: string): string => withoutSurrogates(text.replace(/\r\n?/g, '\n').replace(illegal, ''))

/** The same for a text of one line: tabs and line breaks become one space, and no space is left at either end. */
export const legalLine = (text: string): string => legalText(text.replace(/[\t\n\r]+/g, ' ')).trim()

/** Text that has none is not searched for any: few articles do. */
const withoutSurrogates = (text: string): string => (text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, ''))
