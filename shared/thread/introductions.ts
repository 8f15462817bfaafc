/** A first name or more, then a last name, in scripts that have capitals. */
export const fullName = /(\p{Lu}[\p{L}’'-]+(?: (?:\p{Lu}\.|de|van|von|bin|al|el))*) (\p{Lu}[\p{L}-]{2,})/gu

const oftenNamed = 4

/** Numbers of the texts that give the full name of somebody or something named often in all of them. */
export function findIntroductions(texts: readonly string[]): Set<number> {
  const whole = texts.join('\n')
  const introduced = new Set<string>()
  const numbers = new Set<number>()
  for (const [number, text] of texts.entries()) {
    for (const [, , last = ''] of text.matchAll(fullName)) {
      if (introduced.has(last)) continue
      introduced.add(last)
      if (whole.split(last).length > oftenNamed) numbers.add(number)
    }
  }
  return numbers
}
