import type { Passage } from './passages.ts'

const bareName = /(?<!\p{Lu}[\p{L}.’'-]{0,30} )(?<![\p{L}-])\p{Lu}[\p{L}-]{2,}(?![\p{L}-])(?! \p{Lu})/gu
const most = 3

/**
 * How many people or things a passage calls by a short name whose full name no earlier post has given; 3 at most.
 * `introductions` holds the number of the statement that gives a full name, by last name.
 */
export function countUnknownNames(
  passage: Passage,
  introductions: ReadonlyMap<string, number>,
  told: string,
  chosen: readonly Passage[],
): number {
  const unknown = new Set<string>()
  for (const [name] of passage.text.matchAll(bareName)) {
    const isIntroduced = (introductions.get(name) ?? Infinity) < passage.first
    const isTold = told.includes(name) || chosen.some(({ first, text }) => first < passage.first && text.includes(name))
    if (isIntroduced && !isTold) unknown.add(name)
  }
  return Math.min(most, unknown.size)
}
