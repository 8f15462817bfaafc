import { splitWords } from './terms.ts'

/** Something that a sentence takes for known: "the survey", "Adeyemi". It is known once one of its stems was heard. */
export interface Reference {
  readonly stems: readonly string[]
  /** How much is lost on a reader who does not know it, 0 to 1. */
  readonly weight: number
  /** Known from an event, under whatever name: "the announcement". */
  readonly isEvent: boolean
}

interface Articles {
  /** They point back wherever they stand. */
  readonly demonstrative: ReadonlySet<string>
  readonly indefinite: ReadonlySet<string>
  readonly definite: ReadonlySet<string>
  /** Words behind a noun that say which one is meant. */
  readonly specifies: ReadonlySet<string>
  /** Words at which the description ends, and those that everyone knows. */
  readonly ends: ReadonlySet<string>
  readonly ambient: ReadonlySet<string>
  /** Nouns that are no names have capitals too. */
  readonly capitalNouns?: true
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const articles: Readonly<Record<string, Articles>> = {
  en: {
    demonstrative: set('this these those such'),
    indefinite: set('a an one another'),
    definite: set('the'),
    specifies: set(
      'of that who whom which whose where for to in into from between on at with by behind about against among called known named',
    ),
    ends: set(
      'is are was were be been has have had will would can could may might must should shall do does did and or but as than also not it he she they we i you his her their its our an a the this that these those if when while said says say then so no',
    ),
    ambient: set(
      'world internet web sun earth sky sea weather future past present public law economy environment media press police rest same most best worst only first last next end beginning time day night morning afternoon evening week weekend month months year years decade decades century way fact facts truth number kind sort majority other others latter summer winter spring autumn fall season moment people poor rich young old west east north south left right ground air hour ocean planet universe body brain country whole more less government council county city town village state ministry parliament region president minister mayor',
    ),
  },
  fr: {
    demonstrative: set('ce cet cette ces'),
    indefinite: set('un une'),
    definite: set('le la les'),
    specifies: set('de du des d que qui dont où à au aux pour sur entre en contre dans'),
    ends: set('est sont a ont était étaient sera seront peut doit ne se s y et ou mais il elle ils elles'),
    ambient: set('monde pays vie temps gens mer terre ciel avenir plupart fin jour soir nuit matin semaine mois année'),
  },
  de: {
    capitalNouns: true,
    demonstrative: set('diese dieser dieses diesen diesem solche solcher solches solchen jene jener jenes'),
    indefinite: set('ein eine einen einem einer eines'),
    definite: set('der die das den dem'),
    specifies: set('der des die von vom für zum zur in im an am auf über aus mit bei zwischen gegen'),
    ends: set('ist sind war waren hat haben wird werden kann können soll sollen muss müssen und oder aber'),
    ambient: set('welt menschen zeit leben erde sonne himmel zukunft meisten ende tag nacht woche monat jahr'),
  },
  es: {
    demonstrative: set('este esta estos estas ese esa esos esas dicho dicha'),
    indefinite: set('un una'),
    definite: set('el la los las'),
    specifies: set('de del que en a al para por entre con sobre contra'),
    ends: set('es son fue fueron ha han será puede debe no se y o pero'),
    ambient: set('mundo país vida tiempo gente mar tierra cielo futuro mayoría fin día noche semana mes año'),
  },
}

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
const longestStem = 6
const opening = 4

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

/** How much is lost where nobody knows what "the survey" is, at the beginning of a sentence and within it. */
const atOpening = 0.35
const within = 0.07
/** The same within a sentence, where an earlier sentence has spoken of "a survey". */
const introducedBefore = 0.35

/** The definite descriptions of a sentence that its own beginning has not introduced; `introduced` holds the stems of "a survey". */
export function findDescriptions(text: string, language: string, introduced: ReadonlySet<string>): Reference[] {
  const rules = rulesOf(language)
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
  const rules = rulesOf(language)
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

const rulesOf = (language: string): Articles | undefined => articles[language.toLowerCase().split('-')[0] ?? '']

const wordsOf = (text: string): { found: string; index: number }[] =>
  Array.from(text.matchAll(word), ({ 0: found, index }) => ({ found, index }))

function readNoun(
  text: string,
  words: readonly { found: string; index: number }[],
  from: number,
  { specifies, ends, ambient, capitalNouns }: Articles,
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
