import { asError } from '../shared/errors.ts'
import { PublishingApp } from './publishing-app.ts'
import { readPublication } from '../shared/adapters/publication-file.ts'

const [path = 'publication.json'] = process.argv.slice(2)

try {
  new PublishingApp(readPublication(path)).synth()
} catch (error) {
  process.stderr.write(`${asError(error).message}\n`)
  process.exitCode = 1
}
