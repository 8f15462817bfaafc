import { messages } from './messages.ts'
import { Rejection } from './rejection.ts'

/** The YAML begins on the second line of the file. `undefined`: the file has no front matter and all of it is body. */
export interface SplitText {
  readonly yaml: string | undefined
  readonly body: string
}

/**
 * Splits a text at the lines of three hyphens around its front matter.
 *
 * @throws {Rejection} when the front matter does not end, or is in another language than YAML
 */
export function splitFrontMatter(text: string): SplitText {
  const start = text.indexOf('\n') + 1
  const language = text.slice(3, start).trim().toLowerCase()
  if (!text.startsWith('---') || start === 0 || !/^[\w-]*$/.test(language)) return { yaml: undefined, body: text }
  if (!['', 'yaml', 'yml'].includes(language)) {
    throw Rejection.of(messages.frontMatterLanguage(language), { line: 1, column: 4 })
  }
  const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(start))
  if (closing !== null) {
    const end = start + closing.index
    return { yaml: text.slice(start, end), body: text.slice(end + closing[0].length) }
  }
  // A line across the page may well open a text that has no front matter.
  if (/^[\w-]+[ \t]*:/.test(text.slice(start))) throw Rejection.of(messages.frontMatterOpen(), { line: 1, column: 1 })
  return { yaml: undefined, body: text }
}
