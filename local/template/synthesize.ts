import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Publication } from '../../shared/publication.ts'

/**
 * Writes the cloud assembly of the real stack for this publication: the template and the bundled functions.
 * It runs beside this process, which meanwhile starts the rest.
 *
 * @throws {Error} with the synthesis' own words
 */
export async function synthesize(publication: Publication, outdir: string): Promise<void> {
  const script = fileURLToPath(new URL('synthesize-process.ts', import.meta.url))
  const child = spawn(process.execPath, [script, outdir], { stdio: ['pipe', 'ignore', 'pipe'] })
  child.stdin.end(JSON.stringify(publication))
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number | null]>])
  if (code !== 0) throw new Error(`Cannot synthesize the stack: ${said.trim()}`)
}
