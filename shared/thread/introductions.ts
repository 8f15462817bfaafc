/** A first name or more, then a last name, in scripts that have capitals. */
const fullName = /(?<![\p{L}’'-])(\p{Lu}[\p{L}’'-]+(?: (?:\p{Lu}\.|de|van|von|bin|al|el)){0,3}) (\p{Lu}[\p{L}-]+)/gu

const oftenNamed = 4

/** By last name, the number of the text that first gives the full name. */
export function findIntroductions(texts: readonly string[]): Map<string, number> {
  const introductions = new Map<string, number>()
  for (const [number, text] of texts.entries()) {
    for (const [, , last = ''] of text.matchAll(fullName)) {
      if (!introductions.has(last)) introductions.set(last, number)
    }
  }
  return introductions
}

/** Numbers of the texts that introduce somebody or something named often in all of them. */
export function findMainIntroductions(
  texts: readonly string[],
  introductions: ReadonlyMap<string, number>,
): Set<number> {
  const mentions = new Map<string, number>()
  for (const text of texts) {
    for (const [word] of text.matchAll(/\p{Lu}[\p{L}-]{2,}/gu)) mentions.set(word, (mentions.get(word) ?? 0) + 1)
  }
  return new Set(
    [...introductions].filter(([name]) => (mentions.get(name) ?? 0) >= oftenNamed).map(([, number]) => number),
  )
}
