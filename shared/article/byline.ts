import type { Author } from './article.ts'
import { cleanLine } from './clean-text.ts'
import { parseProseDate } from './dates.ts'

export interface Byline {
  readonly authors: readonly Author[]
  readonly date?: string
}

const opening = /^(?:written )?(?:by|von|par|por)(?::\s?|\s)(.+)$/i
const nameWord = /^\p{Lu}[\p{L}\p{M}.’'-]*$/u
const particles = new Set('de da del der den di du la le van von bin al el'.split(' '))
const nameWordLimit = 6

/**
 * Who wrote an article and when, from a line such as `By Ann Lee and Tom Ray | 9 March 2026`.
 *
 * @returns `undefined` where any part of the line is something else
 */
export function parseByline(text: string, timeZone: string): Byline | undefined {
  const line = cleanLine(text)
  if (line.length > 120) return undefined
  const authors: Author[] = []
  let date: string | undefined
  for (const part of line.split(/ ?[|·•] ?| [–—] /)) {
    const named = opening.exec(part)?.[1]
    const { names, rest } = named === undefined ? { names: [], rest: part } : splitNames(named)
    if (named !== undefined && (names.length === 0 || authors.length > 0)) return undefined
    authors.push(...names.map((each) => ({ name: each })))
    if (rest === '') continue
    const found = parseProseDate(rest.replace(/^(?:published|posted|updated)?(?: on)?:? ?/i, ''), timeZone)
    if (found === undefined || date !== undefined) return undefined
    date = found
  }
  return { authors, ...(date === undefined ? {} : { date }) }
}

/** The names that a list begins with, and what follows them. */
export function splitNames(list: string): { names: readonly string[]; rest: string } {
  const names: string[] = []
  const parts = list.split(/,? (?:and|und|et|y|&) |, ?/)
  for (const part of parts) {
    if (!isName(part)) break
    names.push(part)
  }
  const rest = parts.slice(names.length).join(', ')
  return { names, rest }
}

/** Words in capitals, with a particle here and there but for the first. */
function isName(text: string): boolean {
  const words = text.split(' ')
  return (
    words.length <= nameWordLimit &&
    words.every((word, index) => nameWord.test(word) || (index > 0 && particles.has(word)))
  )
}
