import { splitWords } from './terms.ts'

const longestStem = 6

/** What inflections of a word have in common, roughly. */
export const stemOf = (found: string): string =>
  found
    .toLowerCase()
    .replace(/^[cdjlmnst]['’](?=\p{L})|['’]s?$/gu, '')
    .replace(/(?<=\p{L}{3})s$/u, '')
    .slice(0, longestStem)

/** The stems of words, without those of the shortest. */
export const stemsOf = (words: readonly string[]): Set<string> =>
  new Set(words.map(stemOf).filter((stem) => stem.length > 2))

const spaced = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]/u

/** The stems of the words of a text that are likely to say something: longer ones, in scripts that set words apart. */
export const keyStems = (text: string, language: string): Set<string> =>
  new Set(
    splitWords(text, language)
      .filter((found) => found.length > (spaced.test(found) ? 3 : 1))
      .map(stemOf),
  )
