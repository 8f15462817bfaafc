import { asError } from '../shared/errors.ts'
import { listenForInterrupt } from './terminal/interrupt.ts'
import { readPublication } from '../shared/adapters/publication-file.ts'
import { publishLocally } from './publish-locally.ts'
import { parseStartArguments } from './terminal/start-arguments.ts'
import { readUploads } from './uploads.ts'

/** `npm start`: all of tidings on this machine. */
const { files, ...options } = parseStartArguments(process.argv.slice(2))
const interrupted = listenForInterrupt()
try {
  const uploads = await readUploads(files)
  const publication = readPublication('publication.json')
  process.exitCode = await publishLocally({ ...options, uploads, publication, interrupted })
} catch (error) {
  if (!interrupted.aborted) console.error(asError(error).message)
  process.exitCode = interrupted.aborted ? 130 : 1
}
