import { App } from 'aws-cdk-lib'

import { asError } from '../shared/errors.ts'
import { PublishingApp } from './publishing-app.ts'
import { readPublication } from '../shared/adapters/publication-file.ts'

/** `-c publication=FILE` deploys another publication than the one in publication.json. */
const path: unknown = new App({ autoSynth: false }).node.tryGetContext('publication') ?? 'publication.json'

try {
  new PublishingApp(readPublication(String(path))).synth()
} catch (error) {
  process.stderr.write(`${asError(error).message}\n`)
  process.exitCode = 1
}
