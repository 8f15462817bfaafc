import { isMap, isNode, isScalar, isSeq, visit, type Document, type YAMLMap } from 'yaml'
import { fieldKeys } from './fields.ts'
import { messages } from './messages.ts'
import { nearestName } from '../nearest-name.ts'

type ParsedMap = YAMLMap.Parsed

/** The values by their keys, but for empty ones. No field is a number, so what looks like one is the text as typed. */
export function valuesOf(map: ParsedMap, document: Document.Parsed): ReadonlyMap<string, unknown> {
  visit(map, {
    Scalar(_, scalar) {
      if (typeof scalar.value === 'number') scalar.value = scalar.source ?? String(scalar.value)
    },
  })
  const values = new Map<string, unknown>()
  for (const { key, value } of map.items) {
    if (!isScalar(key) || !isNode(value)) continue
    const plain: unknown = value.toJS(document, { maxAliasCount: 0 })
    if (plain !== null) values.set(String(key.value), plain)
  }
  return values
}

/** Where the value of a key begins, or the key where it has none. */
export function keyOffset(map: ParsedMap, name: string): number {
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === name)
  return (pair?.value ?? pair?.key)?.range[0] ?? 0
}

/** A note for each key that means nothing here, with the known one that it may have been meant for. */
export function unknownKeyNotes(map: ParsedMap): readonly string[] {
  const notes: string[] = []
  for (const { key, value } of map.items) {
    const name = nameOf(key)
    if (!Object.hasOwn(fieldKeys, name)) {
      notes.push(messages.unknownKey(name, nearestName(name, Object.keys(fieldKeys))))
    } else {
      const known = fieldKeys[name as keyof typeof fieldKeys]
      const unknown = innerKeys(value).filter((each) => !known.includes(each))
      notes.push(...unknown.map((each) => messages.unknownKey(`${name}: ${each}`, nearestName(each, known))))
    }
  }
  return notes
}

const nameOf = (key: unknown): string => (isScalar(key) ? String(key.value) : String(key))

/** The keys of a map, or of the maps in a list. */
function innerKeys(value: unknown): readonly string[] {
  if (isSeq(value)) return value.items.filter((each) => isMap(each)).flatMap(innerKeys)
  return isMap(value) ? value.items.map(({ key }) => nameOf(key)) : []
}
