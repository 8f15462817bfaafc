/** The small words of a language that tell whether a noun is new or known. */
export interface Determiners {
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

const byLanguage: Readonly<Record<string, Determiners>> = {
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

/** Those of a language, if they are known. */
export const determinersOf = (language: string): Determiners | undefined =>
  byLanguage[language.toLowerCase().split('-')[0] ?? '']
