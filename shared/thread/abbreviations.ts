/** Before a name, a number or another word: a sentence never ends here. By language; `und` holds for all. */
const midSentence: Readonly<Record<string, string>> = {
  und: 'dr|prof|st|vs|cf|vol|no|nr|fig|ed|eds|al|ca|approx|e.g|i.e|p|pp|op|cit|ibid',
  en: 'mr|mrs|ms|messrs|gen|sen|rep|reps|gov|lt|col|capt|cmdr|sgt|maj|adm|rev|hon|pres|supt|mt|ft|viz|art|sec|ch|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|c|ave|blvd|rd|univ|dept|assn|bros',
  fr: 'm|mm|mme|mmes|mlle|mgr|me|art|chap|env|max|min|tél|av|bd|p. ex|janv|févr|avr|juil|sept|oct|nov|déc',
  de: 'hr|fr|frl|bzw|bspw|ggf|inkl|exkl|evtl|sog|vgl|geb|gest|mio|mrd|abs|abb|art|bd|hrsg|st|str|tel|z|b|d|h|u|a|o|i|v|chr|jh|dipl|ing|rer|nat|med|phil|jan|feb|apr|aug|sept|okt|nov|dez|z.b|d.h|u.a|v.a|i.d|o.ä|s|max|min|ehem|allg|jur',
  es: 'sr|sra|srta|sres|d|dña|ud|uds|lic|ing|núm|pág|págs|av|ee|uu|p. ej',
  it: 'sig|sigg|dott|ing|avv|on|pag|art|ecc',
  pt: 'sr|sra|eng|av|pág|núm|exmo',
  nl: 'dhr|mevr|drs|ir|mr|bijv|enz|ca|nl|o.a|d.w.z',
}

const everywhere = new Set(midSentence['und']?.split('|'))
const byLanguage = new Map(
  Object.entries(midSentence).map(([language, words]) => [language, new Set(words.split('|'))]),
)

/** May end a sentence or not: what follows decides. */
const eitherWay = new Set(
  'inc|corp|co|ltd|llc|jr|sr|ph.d|m.d|b.a|m.a|a.m|p.m|etc|esq|u.s|u.k|u.n|d.c|e.u|usw|gmbh|bros'.split('|'),
)

const longest = 16
const initials = /(?:^|[^\p{L}\p{N}])(?:\p{L}\.[ \u00A0]?){0,6}\p{Lu}\.$/u

/** The last word and the last two, lower case and without their last full stop; none where no full stop ends the text. */
function lastWords(text: string): string[] {
  const end = /[)\]]$/u.test(text) ? text.slice(-longest, -1) : text.slice(-longest)
  if (!end.endsWith('.')) return []
  const words = end
    .slice(0, -1)
    .toLowerCase()
    .split(/[^\p{L}\p{N}.]/u)
  return [words.slice(-1).join(' '), words.slice(-2).join(' ')]
}

const baseOf = (language: string): string => language.toLowerCase().split('-')[0] ?? ''

/** Whether the text ends in an abbreviation that a sentence cannot end with, as it goes on: "Dr.", "z. B.", "No. 5". */
export function endsMidSentence(text: string, after: string, language: string): boolean {
  const numbered = /\b(?:no|c|ch|sec|art|p|pp)\.$/iu.test(text.slice(-longest))
  if (numbered && !/^(?:\p{N}|[ivx]+\b)/iu.test(after)) return false
  const own = byLanguage.get(baseOf(language))
  return lastWords(text).some((words) => everywhere.has(words) || own?.has(words) === true)
}

/** Whether the text ends in an abbreviation or initials that may also end a sentence: "U.S.", "Inc.", "J. R.". */
export const endsEitherWay = (text: string): boolean =>
  lastWords(text).some((words) => eitherWay.has(words)) || initials.test(text.slice(-2 * longest))
