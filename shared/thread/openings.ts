/** How a sentence of one language may lean on the one before it. */
interface Openings {
  /** Words that point back: such a sentence does not stand alone. */
  readonly leans: RegExp
  /** Connectives that may be left off, after which the rest may stand alone. */
  readonly loose: RegExp
  /** A pronoun in the first words whose person or thing has not been named yet. */
  readonly pronoun?: RegExp
  /** Words near the beginning that point back without making the sentence unreadable. */
  readonly soft?: RegExp
  /** A quotation whose speaker is only a pronoun. */
  readonly speech?: RegExp
  /** Pronouns that want a name before them. */
  readonly person?: RegExp
}

const openings: Readonly<Record<string, Openings>> = {
  en: {
    leans:
      /^(?:(?:it|its|this|these|that|those|they|their|theirs|them|he|she|his|her|hers|him|such|both|neither|either|another|others|other|here|then|instead|also|too|similar|therefore|thus|hence|consequently|accordingly|otherwise|likewise|similarly|conversely|besides|nevertheless|nonetheless|meanwhile|afterwards?|later|still|finally|lastly|ultimately|rather|maybe|perhaps|indeed|moreover|furthermore|however|though|or|nor|and|but|so(?! (?:many|much|far|few)\b)|plus|one (?:is|was|of (?:them|these|those)|reason|such|example|problem|way)|two of|second|secondly|third|thirdly|first|firstly|what['’]s more|worse|better still)(?=['’\s,:;—–])|(?:yes|no)(?=[,.:—])|for (?:example|instance|one thing|(?:that|this) reason|(?:him|her|them|it)\b)|as (?:a result|such|with|it)\b|in (?:other words|contrast|turn|so doing|doing so|this|these|that|those|response|return|both|each|either|addition|fact|the (?:first|second|latter|former|same|end|process))\b|on (?:the (?:one|other) hand|top of|that|this)\b|at (?:the (?:same|time)|that|this|first|its|their)\b|as (?:was|were|is|are|did|does|has|had|this|that|these|those|they)\b|(?:while|when|although|though|since|once|where|until|unless|after|before) (?:this|that|these|those|it|they|he|she)\b|because |which\b|\p{L}{2,20},? (?:though|however),|[^.,]{2,60}(?:,[^.,]{2,40})?, (?:however|though|on the other hand)[,.]|[^.,]{2,40} (?:said|says|done|did|knows?|knew|means?) that(?: more than| again| before| too|[.,;])|(?:one of|born|known|founded|described|asked|having|like|unlike|formerly|once) [^,]{1,120},(?: however,)? (?:it|they|he|she)\b|(?:what|how|why|where|who|all|everything|nothing|whatever|that['’]s what|had|did|does|is|was|were|are|would|should|could|can) (?:it|they|he|she|this|that|these|those)\b|(?:upon|following|during|throughout|within) (?:this|that|these|those|it|them)\b|by (?:contrast|comparison|then|that|this|the same)\b|after (?:that|this|all|which)\b|despite (?:this|that|these|those|it)\b|with (?:this|that|these|those|it)\b|to (?:this|that|these|do (?:so|this|that))\b|if (?:so|not|it|they|he|she|that|this)\b|even (?:so|then|that|this|though it)\b|that said|all (?:of )?(?:this|that|these|those|told)\b|(?:some|most|many|none|several|few|each|any|part|much|half) (?:of (?:this|that|these|those|them|it)\b|(?:did|have|had|were|are|do|say|said)\b)|the (?:former|latter|same|others?|second|third|two|three|four|result|reason|answer|latest|move|most famous|first (?:is|was)|next (?:day|step|year))\b|like (?:this|that|these|those|many others)\b|under (?:this|that)\b|from (?:this|that|there|here|then)\b|not (?:so|that|only that|all of)\b|until (?:then|that)\b|since then|well,|sure,|true,|granted,|of course|a (?:few|year|month|week|day|decade|moment|little) (?:\w+ )?(?:later|earlier|before|after)|(?:years|months|weeks|days|decades) later|(?:same|ditto)\b)/u,
    loose:
      /^(?:but in fact,?|but(?! for)|and(?! yet| so)|however,|moreover,|furthermore,|meanwhile,|in addition,|in the meantime,|indeed,|in fact,|also,|still,|finally,|ultimately,|of course,|nevertheless,|nonetheless,|so,|yet)[,\s]+/iu,
    speech:
      /[”"’»][,.]? (?:(?:he|she|they|it|the (?:statement|letter|post)) (?:also |then |later )?(?:said|says|added|adds|continued|continues|explained|explains|told|wrote|writes|noted|recalled|asked|argued|concluded|read)|(?:said|says|added|adds) (?:he|she|they))\b/u,
    person: /\b(?:he|she|him|his|her|hers)\b/u,
    pronoun:
      /\b(?:he|she|they|him|his|her|their|them|these|those)\b|\bthis (?!week|month|year|morning|summer|spring|autumn|fall|winter|evening|century|decade|season)/u,
    soft: /\b(?:these|those(?! who\b| of\b| in\b| with\b)|this (?!week|month|year|morning|summer|spring|autumn|fall|winter|evening|century|decade|season)|also|too|as well|the same|such (?:an?|as that)|other|another|latter|former|do(?:es|ing|ne)? so|did so|neither (?:could|did|was|would|had|has|is|can))\b|\b(?:hundred|thousand|dozen|few|many|most|some|all|none|both|each|one|two|three|four|five|several|half) of (?:them|these|those)\b/u,
  },
  fr: {
    leans:
      /^(?:(?:mais|et|or|donc|car|cependant|pourtant|toutefois|néanmoins|ainsi|enfin|ensuite|puis|alors|aussi|elles?|ils|ce|cela|ceci|ça|cette|ces|cet|celui|celle|ceux|celles|son|sa|ses|leurs?|lui|d['’]autres|autre|même|ici|là|y)(?=[\s,:;'’-])|il (?!faut|y a|est (?:temps|possible|nécessaire|important))|c['’]est|qu['’]|l['’]autre|de plus|en effet|en outre|en revanche|par (?:ailleurs|exemple|conséquent|contre)|au contraire|à l['’]inverse|dès lors|on y|\p{L}{1,20}(?:ée?s?|ante?s?) [^,]{1,120}, (?:il|elle)s? |quant à|d['’]ailleurs|autrement dit|bref|certes|à ce titre|à ce sujet|(?:pour|selon|avec|chez|sans|malgré|d['’]après) (?:lui|elles?|eux|cela)\b|il s['’]agit|parmi (?:eux|elles)|pour (?:cela|autant)|(?:le|la|les) (?:premi|second|derni|même))/u,
    loose: /^(?:mais|et|or|cependant|toutefois|pourtant|néanmoins|enfin|de plus|en effet|en outre|par ailleurs),?\s+/iu,
    speech: /[»”"] ?,? ?(?:(?:a|ont)-t?-?(?:il|elle|ils|elles)|[\p{L}]{2,12}-(?:t-)?(?:il|elle|ils|elles))\b/u,
    soft: /(?:^|\s)(?:ce(?:tte|s|t)?|celui-ci|celle-ci|ceux-ci|également|aussi)\s/u,
    pronoun: /(?:^|[\s'’])(?:il|elle|ils|elles|lui|leur|leurs|cette|ces|cela)\s/u,
  },
  de: {
    leans:
      /^(?:(?:aber|und|oder|doch|denn|er|sie|dies|diese[mnrs]?|jene[mnrs]?|dabei|damit|dadurch|dazu|dafür|dagegen|daher|darum|daran|darauf|daraus|darin|darunter|hierbei|hierfür|hierzu|darüber|davon|davor|deshalb|deswegen|allerdings|jedoch|trotzdem|dennoch|zudem|außerdem|auch|seine?[mnrs]?|ihre?[mnrs]?|dort|da|dann|so|hier|solche[mnrs]?|beide|andere|sonst|stattdessen|hingegen|somit|also|deren|dessen|ebenso|schließlich|danach|inzwischen)(?=[\s,:;])|es (?!gibt|gab|geht um)|d(?:er|ie) (?:ist|sind|war|waren|hat|haben|wird)\b|das (?:ist|war|wird|wäre|sei|hat|heißt|bedeutet|sind|soll|kann|könnte|liegt|zeigt|gilt|macht)\b|das \p{Ll}+ (?:die|der|das|den|dem|des|ein|eine[mnrs]?|es|nicht|sich|auch|zu|mit|in|im|auf|an|für|wie|er|sie|man|uns)\b|ähnliche[mnrs]?\b|zugleich\b|insofern\b|zum beispiel|im gegenteil|in diese[mnrs]|mit diese[mnrs]|zu diese[mnrs]|aus diese[mnrs]|unter anderem|ein(?:e|er)? davon|der (?:erste|zweite|andere)\b)/u,
    loose: /^(?:aber|und|doch) (?=(?:der|die|das|ein|eine|im|in|am|auf|für|bei|nach|wer|\p{Lu})\s)/iu,
    speech: /[“”"«»],? (?:sagt|sagte|so|erklärt|erklärte|meint|meinte|betont|betonte) (?:er|sie)\b/u,
    soft: /\b(?:diese[mnrs]?|solche[mnrs]?|ebenfalls|auch|zudem)\b/u,
    pronoun: /\b(?:er|ihm|ihn|diese[mnrs]?)\b/u,
  },
  es: {
    leans:
      /^(?:(?:pero|y|o|sin embargo|además|asimismo|así|así mismo|entonces|luego|también|tampoco|él|ella|ellos|ellas|ello|este|esta|estos|estas|esto|ese|esa|esos|esas|eso|aquel|aquella|su|sus|otros?|otras?|por eso|por ello|por (?:lo )?tanto|por ejemplo|por su parte|por otr[ao] (?:parte|lado)|por lo general|en cambio|en tanto|mientras tanto|de hecho|al respecto|finalmente|por último|igualmente|de igual (?:manera|forma)|a su vez|según (?:él|ella|ellos|dijo|explicó))(?=[\s,:;])|(?:en|con|para|desde|ante|tras|respecto a) (?:este|esta|estos|estas|esto|ese|esa|eso|ello)\b|se trata de|los otros|las otras|(?:dijo|añadió|agregó|explicó|indicó|señaló|subrayó|precisó) que)/u,
    loose: /^(?:pero|y|sin embargo|además|asimismo|de hecho|finalmente|por último),?\s+/iu,
    soft: /\b(?:est[eao]s?|es[eao]s?|también|asimismo|dich[oa]s?|mism[oa]s?)\b/u,
    speech:
      /[”"»],? (?:dijo|comentó|añadió|agregó|señaló|explicó|afirmó|indicó|puntualizó|subrayó)(?: (?:él|ella|el oficial|la funcionaria|el funcionario))?\.?$/u,
    pronoun: /\b(?:él|ella|ellos|ellas|ello)\b/u,
  },
  pt: {
    leans:
      /^(?:(?:mas|e|ou|porém|contudo|entretanto|além disso|assim|então|também|ele|ela|eles|elas|isso|isto|este|esta|estes|estas|esse|essa|esses|essas|aquele|aquela|seu|sua|seus|suas|outros?|outras?|por isso|por exemplo|no entanto|por outro lado|finalmente|por fim|já)(?=[\s,:;])|(?:nesse|nessa|neste|nesta|desse|dessa|deste|desta|com isso)\b|segundo (?:ele|ela)\b)/u,
    loose: /^(?:mas|e|porém|no entanto|além disso|por fim),?\s+/iu,
    soft: /\b(?:ess[ea]s?|est[ea]s?|também|mesm[oa]s?)\b/u,
    pronoun: /\b(?:ele|ela|eles|elas)\b/u,
  },
  it: {
    leans:
      /^(?:(?:ma|e|o|però|tuttavia|inoltre|così|quindi|poi|anche|lui|lei|loro|egli|ella|essi|esse|questo|questa|questi|queste|quello|quella|quelli|quelle|ciò|suo|sua|suoi|sue|altri|altre|per questo|per esempio|ad esempio|invece|infine|infatti|dunque)(?=[\s,:;])|(?:in|con|per|da|di) (?:questo|questa|quel|quella|ciò)\b|secondo (?:lui|lei)\b)/u,
    loose: /^(?:ma|e|però|tuttavia|inoltre|infine|infatti),?\s+/iu,
    soft: /\b(?:quest[oaie]|stess[oaie]|anche)\b/u,
    pronoun: /\b(?:egli|essi|esse|lui|lei)\b/u,
  },
  ar: {
    leans:
      /^(?:(?:و?لكن(?:ه|ها|هم)?|و?هذا|و?هذه|و?ذلك|و?تلك|و?هؤلاء|و?هو|و?هي|و?هم|كما|أيضا|ثم|لذلك|لذا|بل|و?مع ذلك|و?هكذا|و?بذلك|و?عليه|و?هناك فقط|إلا أن(?:ه|ها)?|غير أن|و?في المقابل|و?أضاف(?:ت)?|و?تابع(?:ت)?|و?أوضح(?:ت)?|و?أكد(?:ت)?|و?قال(?:ت)? إن(?:ه|ها)|و?منها|و?فيها)(?=[\s،:؛]))/u,
    loose: /^(?:و?لكن)\s+/u,
  },
  ja: {
    leans:
      /^(?:しかし|でも|だが|けれど|ところが|そこで|そして|また|さらに|それ|これ|この|その|あの|そう|こう|ここ|そこ|彼女|彼|だから|したがって|すると|つまり|一方|なお|ただし|ただ|例えば|たとえば|同時に|ちなみに|そのため|ほかにも|とはいえ|もっとも|ですが|なので|同)/u,
    loose: /^(?:しかし|でも|だが|ところが|また|さらに|一方で?|そして|なお)、/u,
  },
  zh: {
    leans: /^(?:但|而|不过|然而|因此|所以|于是|这|那|它|他|她|其|此|同时|另外|此外|例如)/u,
    loose: /^(?:但是?|然而|不过)[，,]?/u,
  },
}

const openingQuotes = /^[\s“„«‘"'「『《(]+/u

// In all languages that have rules; none of them is the beginning of a sentence in another.
const turn =
  /^(?:(?:but|yet|however|still|nevertheless|nonetheless|mais|cependant|toutefois|pourtant|néanmoins|aber|doch|pero|sin embargo|mas|porém|no entanto|ma|però|tuttavia)(?=[\s,])|و?لكن|しかし|でも|だが|ところが|但|然而|不过)/u

/** How far a sentence needs the one before it, and how many UTF-16 units of a loose connective stand before the rest. */
export interface Opening {
  readonly leans: boolean
  readonly looseLength: number
  /** The connective that may be left off turns against what stands before it: "But". */
  readonly turns: boolean
  /** It points back, though it can be read alone: a lesser choice, and no hook. */
  readonly isSoft: boolean
}

/** Reads the first words of a sentence; a loose connective that can be left off is measured and what follows is judged. */
export function readOpening(sentence: string, language: string): Opening {
  const rules = openings[language.toLowerCase().split('-')[0] ?? '']
  if (!rules) return { leans: false, looseLength: 0, turns: false, isSoft: false }
  const looseLength = openingQuotes.test(sentence) ? 0 : (rules.loose.exec(sentence)?.[0].length ?? 0)
  const rest = sentence.slice(looseLength).replace(openingQuotes, '')
  const lower = rest.toLowerCase()
  return {
    leans:
      rules.leans.test(lower) ||
      rules.speech?.test(sentence.toLowerCase()) === true ||
      pointsBack(rest, lower, rules.pronoun) ||
      namesNobody(rest, rules, { alsoByKind: true }),
    looseLength,
    turns: looseLength > 0 && turn.test(sentence.toLowerCase()),
    isSoft: rules.soft?.test(lower.slice(0, 80)) === true || namesNobody(rest, rules, { alsoByKind: false }),
  }
}

// "Republicans" names nobody.
const groups = /(?:ans|ats|ers|ists|ites|ese)$/u

const kind =
  /\b(?:an?|the|every|each|any|no|one|who|some|many|most|people|women|men|parents|\p{L}{2,5}one|\p{L}{2,5}body)\b/iu

/** Whether a "he" or "her" comes before any name, or before anybody who is called by kind either: "a keeper". */
function namesNobody(text: string, { person }: Openings, { alsoByKind }: { alsoByKind: boolean }): boolean {
  const found = person?.exec(text)
  if (!found) return false
  const before = text.slice(0, found.index)
  if (alsoByKind && kind.test(before)) return false
  return capitalsWithin(before).every((name) => groups.test(name) || calendar.test(name.toLowerCase()))
}

const adverbial =
  /^(?:in|on|at|after|before|when|while|as|for|by|with|without|if|since|during|from|to|under|over|until|once|because|although|though|despite|according|by|not|even|only|dans|en|à|au|après|avant|quand|lorsque|pour|avec|sans|si|depuis|selon|pendant|in|im|am|an|auf|bei|nach|vor|wenn|als|während|mit|ohne|seit|für|von|aus|laut)\s/u
const calendar =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tues|wed|thurs|fri|satur|sun|mai|märz|okt|dez)\p{Ll}*$/u

/** Whether a pronoun comes before any name, in a sentence that does not begin with its subject. */
function pointsBack(text: string, lower: string, pronoun: RegExp | undefined): boolean {
  const found = pronoun?.exec(lower.slice(0, 120))
  if (!found || !adverbial.test(lower)) return false
  return capitalsWithin(text.slice(0, found.index)).every((name) => calendar.test(name.toLowerCase()))
}

/** The capitalized words of a text, without its first. */
const capitalsWithin = (text: string): string[] =>
  text
    .split(/\s/u)
    .slice(1)
    .map((word) => word.replace(/[^\p{L}\p{N}]{1,4}$/u, ''))
    .filter((word) => /^\p{Lu}\p{L}/u.test(word))
