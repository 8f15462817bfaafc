import type { Reference } from './references.ts'
import { stemOf } from './stems.ts'

/** Capitalized words in a row, in scripts that have capitals, without courtesy titles and words that begin sentences. */
interface Name {
  readonly words: readonly string[]
  readonly index: number
}

const token = /[\p{L}\p{N}][\p{L}\p{N}’'-]*\.?/gu
const initial = /^\p{Lu}\.$/u
const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const particles = set('de da di del der van von bin al el la le du ten')
const courtesy = set('Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof Prof. Herr Frau Mme M. Señor Señora')
const starters = set(
  'A An The In On At But And For When While As If After Before Since With By From To Of Or So Then That This These Those It He She They We I You His Her Their Our My Its What Who How Why Where There Here Not No Yes Now Today Even Only Both Some Many Most All Each Every Under Over During Through Despite Because Although Der Die Das Ein Eine Im Am Le La Les Un Une En El Los Las',
)
const oftenNamed = 4
const opening = 40

/** The names in a text, in order. */
function findNames(text: string): Name[] {
  const names: Name[] = []
  let run: { words: string[]; index: number; end: number } | undefined
  const close = (): void => {
    const words = run?.words ?? []
    while (words.length > 0 && particles.has(words.at(-1) ?? '')) words.pop()
    if (run && words.length > 0) names.push({ words, index: run.index })
    run = undefined
  }
  for (const { 0: found, index } of text.matchAll(token)) {
    const isNext = run?.end === index - 1 && text[index - 1] === ' '
    if (!isNext) close()
    const isName = /^\p{Lu}/u.test(found) && !courtesy.has(found) && (run !== undefined || !starters.has(found))
    if (!isName && !(run && particles.has(found))) close()
    else {
      run ??= { words: [], index, end: 0 }
      run.words.push(bare(found))
      run.end = index + found.length
      if (found.endsWith('.') && !initial.test(found)) close()
    }
  }
  close()
  return names
}

const bare = (found: string): string => found.replace(/['’]s?$|(?<!^\p{Lu})\.$/u, '')

/** By last name, the number of the text that first gives the full name. */
export function findIntroductions(texts: readonly string[]): Map<string, number> {
  const introductions = new Map<string, number>()
  for (const [number, text] of texts.entries()) {
    for (const { words } of findNames(text)) {
      const last = words.at(-1) ?? ''
      if (words.length > 1 && !introductions.has(last)) introductions.set(last, number)
    }
  }
  return introductions
}

/** Numbers of the texts that introduce somebody or something named often in all of them. */
export function findMainIntroductions(
  texts: readonly string[],
  introductions: ReadonlyMap<string, number>,
): Set<number> {
  const mentions = new Map<string, number>()
  for (const text of texts) {
    for (const { words } of findNames(text)) for (const word of words) mentions.set(word, (mentions.get(word) ?? 0) + 1)
  }
  const main = [...introductions].filter(([name]) => (mentions.get(name) ?? 0) >= oftenNamed)
  return new Set(main.map(([, number]) => number))
}

/** The people and things that a sentence calls by a short name although an earlier one gave the full name. */
export function findBareNames(text: string, number: number, introductions: ReadonlyMap<string, number>): Reference[] {
  const bareNames = new Map<string, number>()
  for (const { words, index } of findNames(text)) {
    const [name = ''] = words
    const isIntroduced = words.length === 1 && (introductions.get(name) ?? Infinity) < number
    if (isIntroduced && !bareNames.has(name)) bareNames.set(name, index)
  }
  return Array.from(bareNames, ([name, index]) => ({
    stems: [stemOf(name)],
    weight: index < opening ? 0.5 : 0.4,
    isEvent: false,
  }))
}

const acronym = /(?<![\p{L}\d])\p{Lu}[\p{Lu}\d&]{1,6}(?![\p{L}\d])/gu
const spelledOut = /\((?:the )?(\p{Lu}[\p{L}\d&]{1,6})\)/gu

/** By acronym, the number of the text that says what it stands for: "the Fell Lake Commission", "… (FLC)". */
export function findAcronyms(texts: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const [number, text] of texts.entries()) {
    const initials = findNames(text)
      .filter(({ words }) => words.length > 2)
      .map(({ words }) => words.map((word) => word.charAt(0)).join(''))
    const given = Array.from(text.matchAll(spelledOut), ([, short = '']) => short)
    for (const short of [...initials, ...given]) if (!found.has(short)) found.set(short, number)
  }
  return found
}

/** The acronyms of a sentence that an earlier one has spelled out. */
export const findBareAcronyms = (text: string, number: number, acronyms: ReadonlyMap<string, number>): Reference[] =>
  [...new Set(text.match(acronym))]
    .filter((short) => (acronyms.get(short) ?? Infinity) < number)
    .map((short) => ({ stems: [stemOf(short)], weight: 0.3, isEvent: false }))
