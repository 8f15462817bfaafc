import { readFile } from 'node:fs/promises'

import { asError } from '../shared/errors.ts'
import { parsePublication, type Publication } from '../shared/publication.ts'

/**
 * Reads `publication.json`.
 *
 * @throws {Error} saying what is wrong with it and where
 */
export async function loadPublication(path: string): Promise<Publication> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`Cannot read ${path}: ${asError(cause).message}. Run this in the folder of your publication`, {
      cause,
    })
  })
  try {
    return parsePublication(JSON.parse(text))
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new Error(`Cannot read ${path}: ${cause.message}`, { cause })
    throw cause
  }
}
