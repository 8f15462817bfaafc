/** Where a sentence stands and what it says about itself, before it is compared with others. */
export interface SentenceSigns {
  readonly text: string
  /** Cosine with title and summary, and with the heading of its section. */
  readonly toSubject: number
  readonly toHeading: number
  readonly rank: number
  readonly firstOfBlock: boolean
  readonly firstOfSection: boolean
  readonly lastOfBlock: boolean
  readonly isSoft: boolean
  /** It gives the full name of somebody or something that is named often. */
  readonly introduces: boolean
  readonly kind: 'paragraph' | 'item' | 'quote'
}

const claims =
  /\b(?:show(?:s|ed|n)?|found|finds?|reveal(?:s|ed)?|means?|because|most|more than|per cent|percent|never|only|first|biggest|largest|according to|risks?|argues?|warns?|likely|may|could|unless|without|doit|faut|montre|selon|plus de|jamais|muss|müssen|zeigt|laut|mehr als)\b|\d ?%/u
// What happened to whom, what came of it, and who is against it.
const news =
  /\b(?:reject(?:s|ed)?|den(?:y|ies|ied)|refus(?:e[sd]?|al)|oppos(?:e[sd]?|ition)|critic(?:s|i[sz]e[sd]?)|fail(?:s|ed|ure)?|fell short|lawsuit|sued|killed|died|injured|arrested|charged|costs?|because|due to|despite|caused?|led to|reduc(?:e[sd]?|tion)|increased?|rose|fell|dropped|grew|lost|won|agreed|approved|banned|lehnt|abgelehnt|kostet|weil|gestiegen|gesunken|getötet|verletzt|wegen|trotz|refuse|rejette|coûte|parce qu|augmenté|baissé|malgré|mort|blessé|rechaza|cuesta|aumentó|murió)\b/u

const asides = /\b(?:i|my|me|myself|je|mon|ma|ich|mein)\b|\?["”»]?$|^\(|!["”»]?$/u

// "Ironically", "Elsewhere": beside the point.
const beside =
  /^[“"]?(?:ironically|incidentally|interestingly|curiously|elsewhere|separately|meanwhile|by the way|übrigens|nebenbei|par ailleurs|au passage|por cierto)(?=[\s,])/u

const trailsOff = /(?:\.\.\.|…)["”»]?$/u

/** Where a study appeared, which is neither its claim nor its end. */
const isAboutPublication = (lower: string): boolean =>
  /\b(?:published|presented|appeared|appears)\b/u.test(lower) && /\b(?:in|at) the (?:journal|annual)\b/u.test(lower)

/** "If the two do not agree, the river may rise." */
const isWarning = (lower: string): boolean => /^[“"]?if /u.test(lower) && /\b(?:may|could|will|would)\b/u.test(lower)

/** So many figures and brackets that it reads like a table. */
const isCrowded = (text: string): boolean => (text.match(/\d+(?:[.,]\d+)*|\(/gu) ?? []).length > 5

/** Worth of a sentence for a reader who reads nothing else; about 0 to 1. */
export function scoreSentence(signs: SentenceSigns): number {
  const { text } = signs
  const lower = text.toLowerCase()
  return (
    0.5 * signs.rank +
    0.4 * Math.min(1, signs.toSubject * 2) +
    0.1 * Math.min(1, signs.toHeading * 2) +
    (signs.firstOfBlock ? 0.08 : 0) +
    (signs.firstOfSection ? 0.2 : 0) +
    (signs.lastOfBlock ? 0 : 0) -
    (signs.isSoft ? 0.15 : 0) +
    (signs.introduces ? 0.12 : 0) +
    (/\d/u.test(text) ? 0.2 : 0) +
    (claims.test(lower) ? 0.08 : 0) +
    (news.test(lower) ? 0.15 : 0) -
    (asides.test(lower) ? 0.2 : 0) -
    (beside.test(lower) ? 0.3 : 0) +
    (isWarning(lower) ? 0.1 : 0) -
    (isCrowded(text) ? 0.1 : 0) -
    (isAboutPublication(lower) ? 0.2 : 0) -
    (trailsOff.test(text) ? 0.3 : 0) -
    (signs.kind === 'item' ? 0.2 : 0)
  )
}

const verdicts = [
  /\b(?:should|must|will|future|remains?|depends?|worth)\b/u,
  /\b(?:needs? to|ought to|ha(?:ve|s) to|in the end|call(?:s|ed)? (?:for|on)|let us)\b/u,
  /\b(?:conclu|hope|hoping)/u,
  /\b(?:doivent|doit|faut|faudra|devra(?:it|ient)?|devront|avenir|espoir|debe(?:n|r[áa]n?)?|futuro|deve(?:m|r[áa])?|sollten?|müssen|muss|wird|zukunft|hoff(?:t|en|nung))\b/u,
  /(?:يجب|ينبغي|سوف|المستقبل|べき|必要|だろう|でしょう|たい。|应该|必须|未来|将)/u,
]

/** Whether a sentence draws a conclusion or looks ahead. */
export const isVerdict = (text: string): boolean => verdicts.some((pattern) => pattern.test(text.toLowerCase()))

const outlook =
  /\b(?:would|could|next (?:\p{L}+ )?(?:week|month|year|decade|step|spring|summer|autumn|fall|winter)|likely|plans? to|expect(?:s|ed)?|forecasts?|aims? to|continues? to|threat(?:s|ens?)|risks?|by 20\d\d|pourra(?:it|ient)?|prochaine?s?|könnten?|dürften?|nächste[nrs]?|podrían?|próxim[oa]s?|poderá|potrebbe(?:ro)?|prossim[oa])\b|(?:来年|今後|予定|قد|المقبل)/u

/** Whether a sentence says what may come. */
export const looksAhead = (text: string): boolean => outlook.test(text.toLowerCase())
