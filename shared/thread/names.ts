import { type Reference, stemOf } from './references.ts'

const bareName = /(?<!\p{Lu}[\p{L}.’'-]{0,30} )(?<![\p{L}-])\p{Lu}[\p{L}-]+(?![\p{L}-])(?! \p{Lu})/gu
const opening = 40

/**
 * The people and things that a sentence calls by a short name although an earlier one gave the full name.
 * `introductions` holds the number of the sentence that gives a full name, by last name.
 */
export function findBareNames(text: string, number: number, introductions: ReadonlyMap<string, number>): Reference[] {
  const names = new Map<string, number>()
  for (const { 0: name, index } of text.matchAll(bareName)) {
    if ((introductions.get(name) ?? Infinity) < number && !names.has(name)) names.set(name, index)
  }
  return Array.from(names, ([name, index]) => ({
    stems: [stemOf(name)],
    weight: index < opening ? 0.2 : 0.12,
    isEvent: false,
  }))
}
