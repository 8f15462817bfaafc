import type { ArticleContent } from '../article/article.ts'
import { readOpening } from './openings.ts'
import { composePassages, type Passage } from './passages.ts'
import { countBytes, countGraphemes, fitsPost, type MarkedText } from './post-text.ts'
import { splitSentences } from './sentences.ts'
import { shortenText } from './shorten.ts'
import type { Statement } from './statements.ts'

const gap = '\n\n'

/** The first post, and what of the article it says already. */
export interface Hook {
  readonly text: MarkedText
  readonly passages: readonly Passage[]
  /** Number of the last statement before which no other post begins; -1 for none. */
  readonly last: number
}

/** Title, blank line and the sentences that say what the article is about: the editor's summary, or else its lead. */
export function chooseHook(
  article: Pick<ArticleContent, 'title' | 'summary' | 'language'>,
  statements: readonly Statement[],
  { isAlone }: { isAlone: boolean },
): Hook {
  const title = shortenText(article.title.trim() || article.summary.trim())
  const reserved = { graphemes: countGraphemes(title + gap), bytes: countBytes(title + gap) }
  const standfirst = readStandfirst(article, title, statements)
  if (standfirst !== '') return { text: { text: title + gap + standfirst, marks: [] }, passages: [], last: -1 }
  const lead = chooseLead(composePassages(statements, reserved), statements, isAlone ? 0.3 : 0.08)
  if (!lead) return { text: { text: title, marks: [] }, passages: [], last: -1 }
  const marks = lead.marks.map((mark) => ({
    ...mark,
    start: mark.start + title.length + 2,
    end: mark.end + title.length + 2,
  }))
  return { text: { text: title + gap + lead.text, marks }, passages: [lead], last: lead.last }
}

/** As many whole sentences of the summary as fit, when it is the editor's own and not a copy of the body's beginning. */
function readStandfirst(
  { summary, language }: Pick<ArticleContent, 'summary' | 'language'>,
  title: string,
  statements: readonly Statement[],
): string {
  const copied = statements.some(
    ({ text }) => summary.startsWith(text.slice(0, 60)) || text.startsWith(summary.slice(0, 60)),
  )
  if (summary.trim() === '' || copied || summary.trim() === title || readOpening(summary, language).leans) return ''
  const fitting = splitSentences(summary, language)
    .map(({ end }) => summary.slice(0, end).trim())
    .filter((text) => /[.!?。！？؟۔]["”’»“」』)]*$/u.test(text) && fitsPost(title + gap + text))
  return fitting.at(-1) ?? ''
}

/** The best passage of the first two paragraphs, or of the first quarter of a long article's beginning. */
function chooseLead(
  candidates: readonly Passage[],
  statements: readonly Statement[],
  perSentence: number,
): Passage | undefined {
  const worth = (passage: Passage): number => {
    const opens = passage.first === 0 ? 0.12 : 0
    const turns = statements.slice(passage.first, passage.last + 1).some(({ looseLength }) => looseLength > 0)
      ? 0.12
      : 0
    const alone = passage.text.length > 60 ? 0 : -0.15
    const soft = statements[passage.first]?.isSoft ? 0.2 : 0
    return (
      passage.score - soft + opens + perSentence * (passage.last - passage.first) + turns + alone - 0.12 * passage.place
    )
  }
  const near = candidates.filter(({ place }) => place <= 1)
  const pool = near.length > 0 ? near : candidates.filter(({ first }) => first <= Math.max(6, statements.length / 4))
  return pool.reduce<Passage | undefined>((a, b) => (a && worth(a) >= worth(b) ? a : b), undefined)
}
