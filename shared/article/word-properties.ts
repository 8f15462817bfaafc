import { Parser } from 'htmlparser2'
import { cleanLine } from './clean-text.ts'
import { parseDate } from './dates.ts'
import type { Draft } from './draft.ts'
import { canonicalLanguage } from '../language-tag.ts'
import { distinctTags } from './tags.ts'

/** What programs write where nobody said who wrote a document or what it is called. */
const placeholderAuthor =
  /^(?:un-?named|unknown|user|author|owner|admin(?:istrator)?|microsoft office user|python-docx|docx4j|apache poi)$/i
const placeholderTitle =
  /^(?:untitled|title|(?:word )?document ?\d{0,4}|microsoft word - .*|.*\.(?:docx?|dotx?|odt|pages))$/i
/** When the template of python-docx was made, and not what is written with it. */
const placeholderDate = '2013-12-23T23:15:00Z'

/**
 * What a document's `docProps/core.xml` says of it (ECMA-376 part 2, "Core Properties"): title, authors, keywords as tags, language,
 * when it was created, and when it was last changed.
 *
 * @throws {SyntaxError} when one of its elements ends in the middle
 */
export function parseWordProperties(xml: string): Omit<Draft, 'body' | 'notes'> {
  const values = readValues(xml)
  const title = values.get('title') ?? ''
  const names = (values.get('creator') ?? '')
    .split(';')
    .map(cleanLine)
    .filter((name) => name !== '' && name.length <= 200 && !placeholderAuthor.test(name))
  const tags = distinctTags((values.get('keywords') ?? '').split(/[,;]/).map(cleanLine)).filter(
    (tag) => tag.length <= 64,
  )
  const language = canonicalLanguage(values.get('language') ?? '')
  // W3CDTF says its zone; what does not is in UTC, as Word writes it.
  const created = values.get('created') ?? ''
  const date = created === placeholderDate ? undefined : parseDate(created, 'UTC')
  const updated = parseDate(values.get('modified') ?? '', 'UTC')
  return {
    ...(title === '' || title.length > 300 || placeholderTitle.test(title) ? {} : { title }),
    ...(names.length > 0 ? { authors: [...new Set(names)].slice(0, 20).map((name) => ({ name })) } : {}),
    ...(tags.length > 0 ? { tags: tags.slice(0, 20) } : {}),
    ...(language === undefined ? {} : { language }),
    ...(date === undefined ? {} : { date }),
    ...(updated !== undefined && date !== undefined && updated > date ? { updated } : {}),
  }
}

/** The text of every element within the outermost one, by its name without prefix. Of two of a name the later counts. */
function readValues(xml: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  let depth = 0
  let text = ''
  let isEmpty = true
  const parser = new Parser(
    {
      onopentag() {
        depth += 1
        isEmpty = true
        if (depth === 2) text = ''
      },
      ontext(piece) {
        text += piece
        isEmpty = false
      },
      onclosetag(name, isImplied) {
        // An empty element that closes itself counts as implied, too.
        if (isImplied && !isEmpty) throw new SyntaxError(`Cannot read properties: <${name}> is not closed`)
        if (depth === 2) values.set(name.slice(name.indexOf(':') + 1), cleanLine(text))
        depth -= 1
        isEmpty = false
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return values
}
