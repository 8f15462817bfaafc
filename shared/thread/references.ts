import { type Determiners, determinersOf } from './determiners.ts'
import { stemOf } from './stems.ts'

/** Something that a sentence takes for known: "the survey", "Adeyemi". It is known once one of its stems was heard. */
export interface Reference {
  readonly stems: readonly string[]
  /** How much is lost on a reader who does not know it, 0 to 1. */
  readonly weight: number
  /** Known from an event, under whatever name: "the announcement". */
  readonly isEvent: boolean
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

// What a report has told by the time it says "the announcement", "the spokesman", under whatever name.
const events = set(
  'announc decisi move incide findin result plan deal agreem ruling statem commen measur propos discov attack verdic study report survey paper resear author progra system projec event compan victim suspec office case vote law bill talks messag allega accusa outcom reacti respon executi spokes analys attorn lawyer coach actor singer direct manage ' +
    'couple patien bill drug alert missio rocket device woman man boy girl teen teenag driver pilot studen suspec mother father paar patien fraue frau mann couple femme homme ' +
    'studie unters berich urteil entsch gesetz maßnah vorsch forsch wissen biolog sprech geschä etude étude rappor décisi annonc mesure projet cherch estudi inform anunci medida acuerd propue invest',
)

// Who hears one of these knows the others: "a study" brings "the researchers".
const families = [
  'study resear survey paper report author scient team findin analys experi trial test result invest expert discov',
  'police office offici author govern minist admini agency depart federa state',
  'compan firm busine maker giant brand chain startu manufa',
  'plan propos bill law deal agreem measur projec progra scheme initia decisi move announ reform polic',
  'attack shooti killin incide murder crime suspec victim bombin',
  'court judge trial case lawsui suit verdic ruling charge',
  'film movie show series album song band music actor',
  'univer school colleg studen campus',
  'game match team season player coach league',
  'outbre virus epidem diseas infect plague pandem',
  'patien doctor hospit physic diseas treatm',
].map(set)

const word = /[\p{L}\p{N}][\p{L}\p{N}’']*/gu
const opening = 4

/** How much is lost where nobody knows what "the survey" is, at the beginning of a sentence and within it. */
const atOpening = 0.35
const within = 0.07
/** The same within a sentence, where an earlier sentence has spoken of "a survey". */
const introducedBefore = 0.35

/** The definite descriptions of a sentence that its own beginning has not introduced; `introduced` holds the stems of "a survey". */
export function findDescriptions(text: string, language: string, introduced: ReadonlySet<string>): Reference[] {
  const rules = determinersOf(language)
  if (!rules) return []
  const words = wordsOf(text)
  const found: Reference[] = []
  const heard = new Set<string>()
  for (const [number, { found: article }] of words.entries()) {
    const pointsBack = rules.demonstrative.has(article.toLowerCase()) || isThat(words, number)
    const isDefinite = pointsBack || rules.definite.has(article.toLowerCase())
    const noun = isDefinite ? readNoun(text, words, number + 1, rules) : undefined
    if (noun && noun.stems.every((stem) => !heard.has(stem))) {
      const isEvent = noun.stems.some((stem) => events.has(stem))
      const isKnown = noun.isPossessor || noun.stems.some((stem) => introduced.has(stem))
      const weight = pointsBack
        ? atOpening * (noun.isSpecified && article.toLowerCase() === 'those' ? 0 : 1)
        : (number < opening ? atOpening : isKnown ? introducedBefore : within) *
          (noun.isSpecified ? (isEvent ? 0.5 : 0) : 1)
      const stems = withFamily(noun.stems)
      if (weight > 0) found.push({ stems, weight, isEvent: pointsBack || (isEvent && number < opening) })
    }
    heard.add(stemOf(article))
  }
  return found
}

const withFamily = (stems: readonly string[]): string[] => [
  ...stems,
  ...families.filter((family) => stems.some((stem) => family.has(stem))).flatMap((family) => [...family]),
]

/** The stems of what a sentence speaks of for the first time: "a survey". */
export function findIntroduced(text: string, language: string): string[] {
  const rules = determinersOf(language)
  if (!rules) return []
  const words = wordsOf(text)
  return words.flatMap(({ found }, number) => {
    const noun = rules.indefinite.has(found.toLowerCase()) ? readNoun(text, words, number + 1, rules) : undefined
    return noun?.stems ?? []
  })
}

/** "That" before a noun that stands for something told: "that decision"; elsewhere it begins a clause. */
const isThat = (words: readonly { found: string }[], number: number): boolean =>
  words[number]?.found.toLowerCase() === 'that' && events.has(stemOf(words[number + 1]?.found ?? ''))

const wordsOf = (text: string): { found: string; index: number }[] =>
  Array.from(text.matchAll(word), ({ 0: found, index }) => ({ found, index }))

function readNoun(
  text: string,
  words: readonly { found: string; index: number }[],
  from: number,
  { specifies, ends, ambient, capitalNouns }: Determiners,
): { stems: string[]; isSpecified: boolean; isPossessor: boolean } | undefined {
  if (!capitalNouns && /^\p{Lu}/u.test(words[from]?.found ?? '')) return undefined
  const parts: string[] = []
  let isSpecified = false
  for (const { found, index } of words.slice(from, from + 4)) {
    const lower = found.toLowerCase()
    const isApart = parts.length > 0 && text[index - 1] !== ' '
    const isBehindMark = parts.length > 0 && /[,.;:—–(“"]/u.test(text.slice(index - 2, index))
    isSpecified = !isBehindMark && parts.length > 0 && specifies.has(lower)
    if (isApart || isBehindMark || isSpecified || ends.has(lower) || parts.length === 3) break
    parts.push(lower)
  }
  const isKnown = parts.length === 0 || parts.some((part) => ambient.has(part)) || /^\d/u.test(parts[0] ?? '')
  const isPossessor = /['’]s$/u.test(parts[0] ?? '')
  return isKnown ? undefined : { stems: parts.map(stemOf), isSpecified, isPossessor }
}
