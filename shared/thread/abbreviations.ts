/** Before a name, a number or another word: a sentence never ends here. By language; `und` holds for all. */
const midSentence: Readonly<Record<string, string>> = {
  und: 'dr|prof|st|vs|cf|vol|no|nr|fig|ed|eds|al|ca|approx|e\\.g|i\\.e|p|pp|op|cit|ibid',
  en: 'mr|mrs|ms|messrs|gen|sen|rep|reps|gov|lt|col|capt|cmdr|sgt|maj|adm|rev|hon|pres|supt|mt|ft|viz|art|sec|ch|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|c|ave|blvd|rd|univ|dept|assn|bros',
  fr: 'm|mm|mme|mmes|mlle|mgr|me|art|chap|env|max|min|tél|av|bd|p\\. ex|janv|févr|avr|juil|sept|oct|nov|déc',
  de: 'hr|fr|frl|bzw|bspw|ggf|inkl|exkl|evtl|sog|vgl|geb|gest|mio|mrd|abs|abb|art|bd|hrsg|st|str|tel|z|b|d|h|u|a|o|i|v|chr|jh|dipl|ing|rer|nat|med|phil|jan|feb|apr|aug|sept|okt|nov|dez|z\\. ?b|d\\. ?h|u\\. ?a|v\\. ?a|i\\. ?d|o\\. ?ä|s|max|min|ehem|allg|jur',
  es: 'sr|sra|srta|sres|d|dña|ud|uds|lic|ing|núm|pág|págs|av|ee|uu|p\\. ej',
  it: 'sig|sigg|dott|ing|avv|on|pag|art|ecc',
  pt: 'sr|sra|eng|av|pág|núm|exmo',
  nl: 'dhr|mevr|drs|ir|mr|bijv|enz|ca|nl|o\\.a|d\\.w\\.z',
}

/** May end a sentence or not: what follows decides. */
const eitherWay =
  'inc|corp|co|ltd|llc|jr|sr|ph\\.d|m\\.d|b\\.a|m\\.a|a\\.m|p\\.m|etc|esq|u\\.s|u\\.k|u\\.n|d\\.c|e\\.u|usw|gmbh|bros'

const baseOf = (language: string): string => language.toLowerCase().split('-')[0] ?? ''

const endsWith = (words: string): RegExp => new RegExp(`(?:^|[^\\p{L}\\p{N}.])(?:${words})\\.[)\\]]?$`, 'iu')

/** Whether the text ends in an abbreviation that a sentence cannot end with, as it goes on: "Dr.", "z. B.", "No. 5". */
export const endsMidSentence = (text: string, after: string, language: string): boolean =>
  !(/\b(?:no|c|ch|sec|art|p|pp)\.$/iu.test(text) && !/^(?:\p{N}|[ivx]+\b)/iu.test(after)) &&
  [midSentence['und'], midSentence[baseOf(language)]].some((words) => words !== undefined && endsWith(words).test(text))

/** Whether the text ends in an abbreviation or initials that may also end a sentence: "U.S.", "Inc.", "J. R.". */
export const endsEitherWay = (text: string): boolean =>
  endsWith(eitherWay).test(text) || /(?:^|[^\p{L}\p{N}])(?:\p{L}\.[ \u00A0]?)*\p{Lu}\.$/u.test(text)
