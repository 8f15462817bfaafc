import { readFileSync } from 'node:fs'

import { asError } from '../errors.ts'
import { parsePublication, type Publication } from '../publication.ts'

/**
 * Reads a `publication.json`.
 *
 * @throws {Error} in one line: that the file is missing, is not JSON, or which of its properties are wrong
 */
export function readPublication(path: string): Publication {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    // A parser quotes what it read, line breaks included.
    throw new Error(`Cannot read "${path}": ${asError(cause).message.replaceAll(/\s+/g, ' ')}`, { cause })
  }
  return parsePublication(json, path)
}
