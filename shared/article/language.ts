import { francAll } from 'franc'
import { canonicalLanguage } from '../language-tag.ts'
import { recognizedLanguages } from '../recognized-languages.ts'

/** Fewer letters of the Latin script are not judged; other scripts say more by themselves. */
const fewestLatin = 120
const fewest = 20
/** How close to the best guess, of at most 1, the expected language must come to be preferred. */
const closeCall = 0.1

/**
 * The language that a text is written in, as BCP 47, judged by its trigrams; `undefined` where it is too short.
 * `expected` is given back, region and all, where the text is or may well be in it.
 */
export function detectLanguage(text: string, expected: string): string | undefined {
  if (text.length < (/\p{Script=Latin}/u.test(text) ? fewestLatin : fewest)) return undefined
  const guesses = francAll(text.slice(0, 5_000), { only: [...recognizedLanguages] }).filter(([code]) => code !== 'und')
  const [best] = guesses
  if (best === undefined) return undefined
  const language = languageOf(expected)
  const own = guesses.find(([code]) => languageOfCode(code) === language)
  return own !== undefined && own[1] > best[1] - closeCall ? expected : languageOfCode(best[0])
}

const knownCodes = new Map<string, string>()

/** The detector's codes are of three letters (ISO 639-3). */
function languageOfCode(code: string): string {
  const language = knownCodes.get(code) ?? languageOf(canonicalLanguage(code) ?? 'en')
  knownCodes.set(code, language)
  return language
}

/** Norwegian without more means Bokmål. */
const languageOf = (tag: string): string => new Intl.Locale(tag).language.replace(/^no$/, 'nb')
