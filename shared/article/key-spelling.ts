import { isScalar, type YAMLMap } from 'yaml'
import { fieldKeys } from './fields.ts'

/** What is left of a key when case, spaces, hyphens and underscores count for nothing. */
const plain = (key: string): string => key.toLowerCase().replace(/[\s_-]/g, '')

const byPlain: ReadonlyMap<string, string> = new Map(Object.keys(fieldKeys).map((key) => [plain(key), key]))

/** Reads `Draft`, `publish at` and `publish_at` as the keys that they spell: what holds an article back is not to fail by a capital. */
export function adoptSpellings(map: YAMLMap.Parsed): void {
  for (const { key } of map.items) {
    if (isScalar(key) && typeof key.value === 'string') key.value = byPlain.get(plain(key.value)) ?? key.value
  }
}
