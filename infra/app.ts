import { readFileSync } from 'node:fs'

import { messageOf } from '../shared/errors.ts'
import { parsePublication } from '../shared/publication.ts'
import { PublishingApp } from './publishing-app.ts'

try {
  const file = new URL('../publication.json', import.meta.url)
  new PublishingApp(parsePublication(JSON.parse(readFileSync(file, 'utf8')))).synth()
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`)
  process.exitCode = 1
}
