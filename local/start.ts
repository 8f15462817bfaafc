import { asError } from '../shared/errors.ts'
import { listenForInterrupt } from './interrupt.ts'
import { loadPublication } from './load-publication.ts'
import { publishLocally } from './publish-locally.ts'
import { parseStartArguments } from './start-arguments.ts'
import { readUploads } from './uploads.ts'

/** `npm start`: all of tidings on this machine. */
const { files, ...options } = parseStartArguments(process.argv.slice(2))
const interrupted = listenForInterrupt()
try {
  const uploads = await readUploads(files)
  const publication = await loadPublication(new URL('../publication.json', import.meta.url))
  process.exitCode = await publishLocally({ ...options, uploads, publication, interrupted })
} catch (error) {
  if (!interrupted.aborted) console.error(asError(error).message)
  process.exitCode = interrupted.aborted ? 130 : 1
}
