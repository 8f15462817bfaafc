import type { ArticleContent } from '../article/article.ts'
import { cleanStart, isMeta, withoutFootnoteMarks } from './boilerplate.ts'
import { readOpening } from './openings.ts'
import { fitsPost } from './post-text.ts'
import { splitSentences } from './sentences.ts'
import type { Reading, Statement } from './statements.ts'
import type { TermVector } from './terms.ts'

const ending = /[.!。！۔][”"’»“」』)]*$/u
const compared = 60
const leastKnown = 0.15

/**
 * As many whole sentences of the summary as may be a post; `''` where they are a copy of sentences of the body, lean on
 * something, or have little to do with it: the summary of a page may describe the whole site.
 */
export function readStandfirst(
  { title, summary, language }: Pick<ArticleContent, 'title' | 'summary' | 'language'>,
  { statements, summaryTerms, titleTerms }: Reading,
): string {
  const clean = withoutFootnoteMarks(cleanStart(summary.trim()))
  const { leans, isSoft } = readOpening(clean, language)
  if (clean === '' || clean === title.trim() || leans || isSoft) return ''
  if (isCopied(clean, statements) || !isAbout(summaryTerms, titleTerms, statements)) return ''
  const sentences = splitSentences(clean, language)
  const meta = sentences.find(({ start, end }) => isMeta(clean.slice(start, end)))
  const whole = sentences.filter(({ end }) => end <= (meta?.start ?? clean.length))
  return whole.map(({ end }) => clean.slice(0, end)).findLast((text) => ending.test(text) && fitsPost(text)) ?? ''
}

const isCopied = (summary: string, statements: readonly Statement[]): boolean =>
  statements.some(
    ({ text }) => summary.startsWith(text.slice(0, compared)) || text.startsWith(summary.slice(0, compared)),
  )

/** Whether title and article have some of the summary's rarer words. */
function isAbout(terms: TermVector, titleTerms: TermVector, statements: readonly Statement[]): boolean {
  let known = 0
  for (const [term, weight] of terms) {
    if (titleTerms.has(term) || statements.some((statement) => statement.terms.has(term))) known += weight ** 2
  }
  return known > leastKnown
}
