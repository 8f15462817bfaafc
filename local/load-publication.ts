import { readFile } from 'node:fs/promises'
import { asError } from '../shared/errors.ts'
import { parsePublication, type Publication } from '../shared/publication.ts'

/**
 * Reads the project's `publication.json`.
 *
 * @throws {Error} in one line that names every fault
 */
export async function loadPublication(path: URL): Promise<Publication> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`Cannot read publication.json: ${asError(cause).message}`, { cause })
  })
  try {
    return parsePublication(JSON.parse(text))
  } catch (cause) {
    const said = asError(cause)
      .message.replace(/:\n\s+/, ': ')
      .replaceAll(/\n\s+/g, '; ')
    throw new Error(cause instanceof SyntaxError ? `Cannot read publication.json: ${said}` : said, { cause })
  }
}
