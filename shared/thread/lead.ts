import type { Passage } from './passages.ts'

// "If you own a cat", "Imagine a city": the reader is led to the subject, which comes later.
const scene =
  /^(?:if|imagine|picture|suppose|consider|think of|name|ask|remember|have you|do you|did you|you|we|i|my|(?:most|many|some) (?:of us|people|folks|\p{L}+s)|everyone|sometimes|there (?:was|were) a time|si|imaginez|wenn|stellen sie sich|imagina|imagine)(?=[\s,’'])/u
// "A few weeks ago", "In 1998", "For decades": what was before the news.
const past =
  /^(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|\d+|just|a few|a couple of|more than|over|nearly|almost) (?:\p{L}+ ){0,3}ago|(?:years|months|weeks|decades|centuries) ago|last (?:year|month|decade|century)|in (?:the )?(?:19|20)\d\ds?\b|back in|for (?:years|decades|centuries|generations|more than|over|nearly)|once|il y a|en (?:19|20)\d\d\b|vor (?:\p{L}+ )?(?:jahren|monaten|wochen|jahrzehnten)|hace (?:\p{L}+ )?(?:años|meses|semanas))(?=[\s,]|$)/u
const comfortable = 240

/** What a passage is worth as the beginning of a thread; `share` is the part of the title's words that it has. */
export function worthAsLead(
  passage: Passage,
  { share, perSentence, length, isTitled }: { share: number; perSentence: number; length: number; isTitled: boolean },
): number {
  const { core, first, last, place, toTitle, text, turns, references } = passage
  const lower = text.toLowerCase().replace(/^["“„«]/u, '')
  return (
    0.8 * core +
    0.3 * toTitle +
    0.4 * share +
    (first === 0 ? 0.08 + 0.15 * Math.min(1, share * 2) : 0) +
    perSentence * (last - first) +
    0.2 * Math.min(1, length / comfortable) +
    (turns ? 0.35 : 0) -
    (scene.test(lower) ? 0.2 : 0) -
    (past.test(lower) ? 0.9 : 0) -
    (text.length > 60 ? 0 : text.length > 40 ? 0.15 : 0.5) -
    (isTitled && first <= 2 ? 0 : references.reduce((sum, { weight }) => sum + weight, 0)) -
    0.07 * place
  )
}
