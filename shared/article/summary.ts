import type { Root } from 'hast'
import { toText } from 'hast-util-to-text'
import { cleanLine } from './clean-text.ts'
import { elementsOf, textOf } from './html-tree.ts'

/** In UTF-16 code units. */
export const summaryLimit = 300

/** Paragraphs shorter than this are labels, not standfirsts, unless they are a sentence. */
const shortest = 50

/** The first paragraph, or as many whole sentences of it as fit. */
export function inferSummary(body: Root, language: string): string {
  const first = elementsOf(body)
    .filter(({ tagName }) => tagName === 'p')
    .map((each) => cleanLine(textOf(each)))
    .find((each) => each.length >= shortest || /\p{L}[.!?…。]["”’»]?$/u.test(each))
  // Cells and items apart.
  return shorten(first ?? cleanLine(toText(body)), language)
}

/** The whole sentences that fit into a summary; of a longer first sentence, the whole words. */
export function shorten(text: string, language: string): string {
  if (text.length <= summaryLimit) return text
  let end = 0
  for (const next of sentenceEnds(text, language)) {
    if (next > summaryLimit) break
    end = next
  }
  if (end > 0) return text.slice(0, end).trimEnd()
  const words = new Intl.Segmenter(language, { granularity: 'word' }).segment(text.slice(0, summaryLimit + 20))
  for (const { index } of words) if (index < summaryLimit) end = index
  return `${text
    .slice(0, end)
    .trimEnd()
    .replace(/(?<![,;:–—-])[,;:–—-]+$/, '')}…`
}

/** The last word of what may be a sentence. */
const abbreviation =
  /^[(“"]?(?:(?:\p{L}\.)+|(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Gen|Sen|Rep|Gov|Lt|Col|vs|No|Nr|bzw|ca|etc)\.)$/u

function* sentenceEnds(text: string, language: string): Generator<number> {
  const sentences = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)
  for (const { index, segment } of sentences) {
    const end = index + segment.length
    const continues = /^\p{Ll}/u.test(text.slice(end))
    if (end === text.length || !(continues || abbreviation.test(segment.trimEnd().split(/\s/).at(-1) ?? ''))) yield end
  }
}
