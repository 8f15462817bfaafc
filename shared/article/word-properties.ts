import { parseXmlDocument } from 'slimdom'
import { cleanLine } from './clean-text.ts'
import { parseDate } from './dates.ts'
import type { Draft } from './draft.ts'
import { canonicalLanguage } from './language.ts'
import { distinctTags } from './tags.ts'

/** What programs write where nobody said who wrote a document or what it is called. */
const placeholderAuthor =
  /^(?:un-?named|unknown|user|author|owner|admin(?:istrator)?|microsoft office user|python-docx|docx4j|apache poi)$/i
const placeholderTitle =
  /^(?:untitled|title|(?:word )?document ?\d{0,4}|microsoft word - .*|.*\.(?:docx?|dotx?|odt|pages))$/i

/**
 * What a document's `docProps/core.xml` says of it (ECMA-376 part 2, "Core Properties"): title, authors, keywords as tags, language,
 * when it was created, and when it was last changed.
 *
 * @throws {SyntaxError} when it is no XML
 */
export function parseWordProperties(xml: string): Omit<Draft, 'body' | 'notes'> {
  const values = new Map<string, string>()
  for (const { localName, textContent } of parseXmlDocument(xml).documentElement?.children ?? []) {
    values.set(localName, cleanLine(textContent ?? ''))
  }
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
  const date = parseDate(values.get('created') ?? '', 'UTC')
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
