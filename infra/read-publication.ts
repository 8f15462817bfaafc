import { readFileSync } from 'node:fs'

import { asError } from '../shared/errors.ts'
import { type Publication, parsePublication } from '../shared/publication.ts'

/** @throws {Error} saying that the file is missing, is not JSON, or which of its properties is wrong */
export function readPublication(path: string): Publication {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new Error(`Cannot read "${path}": ${asError(cause).message}`, { cause })
  }
  return parsePublication(json)
}
