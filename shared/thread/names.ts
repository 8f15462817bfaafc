import { fullName } from './introductions.ts'
import type { Passage } from './passages.ts'
import type { Statement } from './statements.ts'

/** How many people or things a passage calls by a short name whose full name no earlier post has given. */
export function countUnknownNames(
  passage: Passage,
  statements: readonly Statement[],
  known: string,
  chosen: readonly Passage[],
): number {
  const own = passage.text
  const told = [known, ...chosen.filter(({ first }) => first < passage.first).map(({ text }) => text)].join(' ')
  const introduced = new Set<string>()
  for (const { text } of statements.slice(0, passage.first)) {
    for (const [, , last] of text.matchAll(fullName)) if (last) introduced.add(last)
  }
  const unknown = [...introduced].filter((name) => {
    const place = own.search(
      new RegExp(`(?<!\\p{Lu}[\\p{L}.’'-]* )(?<![\\p{L}-])${name}(?![\\p{L}-])(?! \\p{Lu})`, 'u'),
    )
    return place >= 0 && !told.includes(name)
  })
  return Math.min(3, unknown.length)
}
