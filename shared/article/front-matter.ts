import { isMap, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml'
import type { Publication } from '../publication.ts'
import { parseFields, type Fields } from './fields.ts'
import { adoptSpellings } from './key-spelling.ts'
import { messages } from './messages.ts'
import type { Complaint } from './receipt.ts'
import { Rejection } from './rejection.ts'
import { splitFrontMatter } from './split-front-matter.ts'
import { composeYamlComplaint, type Place } from './yaml-complaint.ts'
import { keyOffset, unknownKeyNotes, valuesOf } from './yaml-map.ts'

export interface FrontMatter {
  readonly fields: Fields
  /** The text below the front matter. */
  readonly body: string
  readonly notes: readonly string[]
}

const lengthLimit = 30_000

/**
 * Reads the YAML between two lines of three hyphens at the top of a file, if there is any. Only plain data is read: no aliases, no
 * scripts, and a tag changes nothing.
 *
 * @throws {Rejection} with a complaint for each fault, and its line and column in the whole file
 */
export function parseFrontMatter(text: string, publication: Pick<Publication, 'timeZone'>): FrontMatter {
  const { yaml, body } = splitFrontMatter(text)
  if (yaml === undefined) return { fields: {}, body, notes: [] }
  if (yaml.length > lengthLimit) throw Rejection.of(messages.frontMatterTooLong(), { line: 1, column: 1 })

  const lineCounter = new LineCounter()
  const place: Place = (offset) => {
    const { line, col } = lineCounter.linePos(offset)
    return { line: line + 1, column: col }
  }
  const document = readYaml(yaml, lineCounter)
  const faults = document.errors.map((error) => composeYamlComplaint(error, document, place))
  if (faults.length > 0) throw new Rejection(faults.slice(0, 1))
  refuseAliases(document, place)
  const map = document.contents
  if (isMap(map)) adoptSpellings(map)
  refuseDuplicates(document, place)
  if (map === null) return { fields: {}, body, notes: [] }
  if (!isMap(map)) throw Rejection.of(messages.frontMatterShape(), place(map.range[0]))

  const { fields, faults: wrong } = parseFields(valuesOf(map, document), publication.timeZone)
  const complaints = wrong.map(({ key, message }): Complaint => {
    const { line, column } = place(keyOffset(map, key))
    return { message, line, column }
  })
  if (complaints.length > 0) throw new Rejection(complaints.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)))
  return { fields, body, notes: unknownKeyNotes(map) }
}

function readYaml(yaml: string, lineCounter: LineCounter): Document.Parsed {
  try {
    return parseDocument(yaml, {
      schema: 'core',
      uniqueKeys: false,
      lineCounter,
      prettyErrors: false,
      logLevel: 'silent',
    })
  } catch (error) {
    // The parser recurses: brackets within brackets by the thousand may exhaust the stack.
    if (error instanceof RangeError) throw Rejection.of(messages.frontMatterSyntax(), { line: 2, column: 1 })
    throw error
  }
}

function refuseAliases(document: Document.Parsed, place: Place): void {
  visit(document, {
    Alias(_, alias) {
      throw Rejection.of(messages.frontMatterAlias(), place(alias.range?.[0] ?? 0))
    },
  })
}

/** The parser compares each key with all before it; here they are looked up. */
function refuseDuplicates(document: Document.Parsed, place: Place): void {
  visit(document, {
    Map(_, { items }) {
      const names = new Set<string>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        if (names.has(name)) throw Rejection.of(messages.frontMatterTwice(name), place(key.range?.[0] ?? 0))
        names.add(name)
      }
    },
  })
}
