import { Worker } from 'node:worker_threads'
import type { Publication } from '../shared/publication.ts'

/**
 * Writes the cloud assembly of the real stack for this publication: the template and the bundled functions.
 *
 * @throws {Error} with the synthesis' own words
 */
export async function synthesize(publication: Publication, outdir: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const worker = new Worker(new URL('synthesize-worker.ts', import.meta.url), {
    workerData: { publication, outdir },
    stdout: true,
    stderr: true,
  })
  let said = ''
  worker.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  worker.stdout.resume()
  worker.once('error', reject)
  worker.once('exit', (code) => {
    if (code === 0) resolve()
    else reject(new Error(`Cannot synthesize the stack: ${said.trim()}`))
  })
  await promise
}
