const creditLength = 240
const credit =
  /^[([]? ?(?:all |cover |header |lead )?(?:photo(?:graph)?s?|images?|pictures?|illustrations?|graphics?|video|credits?|cr[ée]dits?(?: photo)?|fotos?|bild(?:er)?|quelle|grafik|sources?|写真|画像|撮影|出典|صور|صورة|الصورة|تصوير|المصدر)(?:[ -](?:credits?|by|via|courtesy|illustration)[^:：.]{0,30})? ?[:：©/|]/u
const agency = /^\((?:.{1,60}[/ ])?(?:AFP|AP|EPA|dpa|Reuters|Getty(?: Images)?|Shutterstock|Unsplash|Flickr|Wikimedia)/u
const creditLabels = ['Credit:', 'Photo:', 'Foto:', 'Image:', 'Bild:', 'Courtesy of ']
const shortCredit = 90
const calls =
  /^[([]?(?:(?:file )?(?:photo|picture|image) of\b|read (?:more|next|also|the (?:full|original|rest))|related(?: articles?| stories| posts?)?\b.{0,3}(?::|$)|see also\b|sign up|subscribe|follow (?:us|@)|share (?:this|on|it)|click (?:here|to)|tap here|continue reading|advertisement|sponsored|listen to this|watch (?:the|our) video|(?:editor['’]s |author['’]s |reader )?note\s*:|corrections?\s*:|updated?(?:\s*:| (?:at|on) )|citation\s*:|(?:more|further) information\s*:|references?\s*:|(?:advertising )?disclosure\s*:|\^|©|copyright\b|all rights reserved|(?:this|the) (?:article|story|post|piece|essay|interview)\b.{0,40}\b(?:appeared|published|reprinted|updated|written|edited|reposted|translated|produced|part of)|originally published|(?:next|previous) article|posted (?:in|on|by)|filed under|tags?\s*:|donate\b|support our|join our|download (?:the|our)|lire (?:aussi|la suite)|à lire|abonnez|inscrivez|partager|lesen sie|mehr (?:dazu|zum thema)|abonnieren|jetzt (?:\p{L}+ ){1,3}(?:erhalten|sichern|abonnieren)|registrieren sie|newsletter|descripción de la foto|para leer|lea (?:también|más)|leer más|te puede interesar|suscríb|leia (?:também|mais)|receba em|leggi anche|iscriviti|※|اقرأ أيضا|شارك|اشترك|関連記事|あわせて読みたい|続きを読む|シェア)/u
const byline = /^(?:by|von|par|por|文・?|بقلم)[ :：]\s*\p{Lu}[\p{L}.'’-]+(?:,? \p{Lu}[\p{L}.'’-]+){0,5}$/u
const biography =
  /^(?:\p{Lu}[\p{L}.'’-]+ ){1,4}(?:is|was|works as) (?:an?|the|our)\b.{0,80}\b(?:writer|reporter|journalist|editor|professor|author|fellow|correspondent|columnist|lecturer|freelancer|contributor)\b/u
// "Austin LK, Avery T, et al."
const citedNames = /\p{Lu}\p{Ll}+ \p{Lu}{1,3}, /u
// At the end of an article only: "Ines joined the magazine in 2017."
const closing =
  /^(?:(?:\p{Lu}[\p{L}.'’-]+|&|and|und|et) ){1,6}(?:(?:is|was|works as|has been|ist|war|est) (?:[\p{L}’'-]+ ){0,6}[\p{L}-]*(?:[Ww]riter|[Rr]eport(?:er|ing)|[Jj]ournaliste?|[Ee]ditor(?:-in-[Cc]hief)?|[Pp]rofessor|[Aa]uth?or(?:in)?|[Ff]ellow|[Cc]orrespondent|[Cc]olumnist|[Ll]ecturer|[Ff]reelancer|[Cc]ontributor|[Rr]edakteur(?:in)?)\b|joined\b.{0,80}\b(?:19|20)\d\d\b|(?:writes?|blogs?|covers?|reports?|tweets?|schreibt|écrit)\b)/u
// "The minister speaks to reporters in Orsa on Monday, May 3, 2021."
const pictured =
  /^[^.]{10,160} (?:is|are|[\p{Ll}]{3,}(?:s|ing)) .{0,160}\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.? \d{1,2}, (?:19|20)\d\d\.$/iu
const past = /\b(?:\p{L}{2,20}ed|was|were|had|said|told|made|took|went|came|became|won|lost|held|began|will|would)\b/u
const meta = [
  /\bfollow (?:\S+ ){1,5}on (?:twitter|facebook|instagram|linkedin|bluesky)\b|^on (?:twitter|facebook|instagram)\s?:|\b(?:check out|watch|listen to|view) (?:the |our |my )?(?:full|complete|entire|original|video|clip|trailer|gallery|slides)\b|\bcan be (?:downloaded|viewed|read) (?:from|at|on|here)\b|\bcontact the editors?\b|\bfor more (?:of|on|about|info)\b|\bfound this (?:\p{L}+ )?(?:useful|helpful)\b|\bavailable at @/u,
  /\b(?:(?:here|this)['’]s how|click (?:here|on|the|to)|read more|read on|see (?:below|above)|java ?script|slide ?show|cookies?|trackback|affiliate|newsletter|terms of (?:use|service)|privacy policy|ad ?block(?:er)?s?)\b/u,
  /\b(?:(?:first|second|third|next|following|this|accompanying) )?(?:charts?|graphs?|tables?|figures?|maps?|photos?|images?|videos?|slides?|diagrams?) (?:below|above)\b|\b(?:first|second|third|next|following|this|accompanying) (?:charts?|graphs?|tables?|figures?|maps?|photos?|images?|videos?|slides?)\b/u,
  /\b(?:shown|seen|pictured|described|listed|discussed|mentioned|noted) (?:below|above|earlier)\b|\bin this (?:article|post|piece|essay|section|chapter)\b|\bas (?:i|we) (?:saw|said|mentioned|noted|wrote|discussed)\b/u,
  /\b(?:(?:email|contact) us|leave a (?:response|comment|reply)|update this (?:post|story|article)|(?:may|can) be reached (?:at|by|on)|(?:is|are|was|were) invented for)\b/u,
  /[\p{L}\d]@[\p{L}\d-]{1,40}\.\p{L}/u,
  /\b(?:for comment|declined to comment|did(?: not|n['’]t) (?:immediately )?(?:respond|return)|could not (?:immediately )?be reached)\b/u,
  /\b(?:may be reproduced|without (?:the )?(?:prior )?written permission|subject to copyright|information(?:al)? purposes only|all rights reserved|doi\.org|for more information|contributed to this (?:report|story|article)|contents of this site|you are leaving|(?:will not be|not) (?:held )?(?:liable|responsible) for|may receive compensation)\b/u,
  /\b(?:retour sur|revivez|dans cet article|ci-(?:dessous|dessus)|in diesem (?:artikel|beitrag)|siehe (?:unten|oben))\b/u,
]

/** Whether a paragraph says whom a picture is by: "Image: Ana Reis". */
export const isCredit = (text: string): boolean => text.length <= creditLength && credit.test(text.toLowerCase())

/** Whether a paragraph is furniture of the page: a credit, a call to click, a byline, a line about the author. */
export const isBoilerplate = (text: string): boolean =>
  !/[\p{L}\p{N}]/u.test(text) ||
  isCredit(text) ||
  isCaption(text) ||
  calls.test(text.toLowerCase()) ||
  [byline, biography].some((pattern) => pattern.test(text)) ||
  isPictured(text)

const isPictured = (text: string): boolean =>
  pictured.test(text) && !past.test(text.replace(/\b(?:is|are) (?:\p{L}+ )?\p{L}+ed\b/gu, ''))

/** Whether a paragraph at the end of an article is about who wrote it. */
export const isSignature = (text: string): boolean => text.length < 300 && closing.test(text)

/** Whether a sentence speaks about the page rather than about its subject. */
export const isMeta = (sentence: string): boolean =>
  [...meta, calls].some((pattern) => pattern.test(sentence.toLowerCase())) ||
  isPictured(sentence) ||
  (/ et al[ .,]/u.test(sentence) && (/\(\d{4}\)/u.test(sentence) || citedNames.test(sentence)))

/** Whether a paragraph ends with whom a picture is by: "(Ana Reis/AFP)", "Credit: Ana Reis". */
function isCaption(text: string): boolean {
  const bracket = text.lastIndexOf('(')
  if (bracket >= 0 && text.length - bracket < shortCredit && agency.test(text.slice(bracket))) return true
  const label = Math.max(...creditLabels.map((each) => text.lastIndexOf(each)))
  return label >= 0 && text.length - label < shortCredit && !text.slice(label, -1).includes('.')
}

/** Whether a whole paragraph only announces what follows: "In the News:". */
export const isLabel = (text: string): boolean => text.length <= 60 && /[:：]$/u.test(text)

// "SEOUL, South Korea (AP) — ", "Frankfurt/Main (dpa) - ", "(Reuters) – ", "KOBE – "
const dateline =
  /^(?:\p{Lu}{2}[\p{Lu}.'’/ -]{0,40}(?:, [\p{L}. ]{2,24}(?:\d{1,2})?)?(?: ?\([^)]{2,24}\))?|(?:\p{Lu}[\p{L}/ -]{2,24}(?:, [\p{L}. ]{2,24})?)?\([\p{L}/]{2,12}\)) ?(?:—|–|--|-) ?(?=\p{Lu}|[“"«„])/u
// "Indianapolis – "
const place = /^\p{Lu}\p{Ll}{2,20}(?: \p{Lu}\p{Ll}{2,20})? [—–] (?=\p{Lu}|[“"«„])/u
const listMark = /^(?:[•●▪◦‣·*†‡–—-]|\(?\d{1,2}[.)])\s+(?=\S)|^[*†‡]+/u

/** Length of a bullet or number, and of the place and agency before a report; a place alone only where the text is the first. */
export function startLength(text: string, { isFirst }: { isFirst: boolean }): number {
  const mark = listMark.exec(text)?.[0].length ?? 0
  const rest = text.slice(mark)
  return mark + ((dateline.exec(rest) ?? (isFirst ? place.exec(rest) : undefined))?.[0].length ?? 0)
}

/** A text without what stands before its first sentence. */
export const cleanStart = (text: string): string => text.slice(startLength(text, { isFirst: true }))

/** Takes out `[1]`, `[note 2]`, `[citation needed]`, arrows back, and raised digits after a sentence or word. */
export const withoutFootnoteMarks = (text: string): string =>
  text
    .replace(/[ \u00A0]?\[(?:\d{1,3}|[a-z]|note \d+|citation needed)\]/giu, '')
    .replace(/[¹²³⁰⁴-⁹†‡]+/gu, (mark, offset: number, whole: string) =>
      isNoteMark(whole.slice(Math.max(0, offset - 3), offset), whole.slice(offset + mark.length)) ? '' : mark,
    )
    .replace(/\s?↩\uFE0E?/gu, '')

/** Raised digits behind a mark or a word, but in front of none: an exponent stands behind a number or a symbol. */
const isNoteMark = (before: string, after: string): boolean =>
  (/[.!?,;:”»"’)]$/u.test(before) || /^\p{L}{3}$/u.test(before)) && !/^\p{L}/u.test(after)
