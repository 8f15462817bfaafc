import { Buffer } from 'node:buffer'
import { isPicture } from './format.ts'

/** Of UTF-8, as S3 counts. */
const keyLimitBytes = 1_024

/**
 * The key of the picture that a reference in an upload leads to, as from a file in a folder; `undefined`: to no picture among the
 * uploads. A leading slash is the root of the uploads.
 */
export function pictureKey(reference: string, uploadKey: string): string | undefined {
  const path = decoded(reference.replace(/[?#].*$/s, '')).replaceAll('\\', '/')
  if (/^[a-z][a-z\d+.-]*:|^\/\/|[\0-\x1f]/i.test(path)) return undefined
  const folder = path.startsWith('/') ? [] : uploadKey.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..' && folder.pop() === undefined) return undefined
    if (part !== '..' && part !== '.' && part !== '') folder.push(part)
  }
  const key = folder.join('/')
  return isPicture(key) && Buffer.byteLength(key) <= keyLimitBytes ? key : undefined
}

/** The key under which all spellings of one name meet: systems write the same accents as one character or as two. */
export const comparableKey = (key: string): string => key.normalize('NFC')

/** The keys that a picture may have, the likeliest first. */
export const spellingsOf = (key: string): readonly string[] => [
  ...new Set([key, key.normalize('NFC'), key.normalize('NFD')]),
]

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
