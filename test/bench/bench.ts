import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

import { asError } from '../../shared/errors.ts'
import { isReached, type BenchRow } from './bench-row.ts'
import { renderPlot } from './render-plot.ts'
import { formatNumber, renderReport, type Place, type Report } from './render-report.ts'
import { burst } from './rows/burst.ts'
import { coldStart } from './rows/cold-start.ts'
import { growth } from './rows/growth.ts'
import { ingest } from './rows/ingest.ts'
import { limits } from './rows/limits.ts'
import { money } from './rows/money.ts'
import { peers } from './rows/peers.ts'
import { rendering } from './rows/rendering.ts'
import { roundTrips } from './rows/round-trips.ts'

/** In the order of the report. */
const rows: readonly BenchRow[] = [growth, peers, burst, roundTrips, coldStart, rendering, ingest, money, limits]

const reportFile = 'docs/performance.json'
const named = process.argv.slice(2)
const unknown = named.filter((name) => !rows.some((row) => row.name === name))
if (unknown.length > 0) {
  console.error(`Cannot measure ${unknown.join(', ')}: there are ${rows.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const place: Place = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus()[0]?.model.trim()}, ${cpus().length} processors, ${Math.round(totalmem() / 2 ** 30)} GB`,
  versions: {
    Node: process.versions.node,
    Tidings: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
  },
}
for (const { name, question, measure } of rows.filter((row) => named.length === 0 || named.includes(row.name))) {
  const started = performance.now()
  const say = (line: string): void => console.log(`${name}: ${line}`)
  try {
    const answer = await measure(say)
    write({ rows: { ...readReport().rows, [name]: { question, place, answer } } })
    for (const figure of answer.figures)
      say(
        `${figure.what}: ${formatNumber(figure.reached)}${figure.unit ?? ''} (${isReached(figure) ? 'reached' : 'missed'})`,
      )
    say(`took ${Math.round((performance.now() - started) / 1000)} s`)
  } catch (error) {
    say(`failed: ${asError(error).stack}`)
    process.exitCode = 1
  }
}

function readReport(): Report {
  return existsSync(reportFile) ? (JSON.parse(readFileSync(reportFile, 'utf8')) as Report) : { rows: {} }
}

/** Rows that were measured before are kept, in their order. */
function write(next: Report): void {
  const inOrder = rows.flatMap(({ name }) => {
    const row = next.rows[name]
    return row ? [[name, row] as const] : []
  })
  const ordered: Report = { rows: Object.fromEntries(inOrder) }
  mkdirSync('docs/performance', { recursive: true })
  writeFileSync(reportFile, `${JSON.stringify(ordered, undefined, 2)}\n`)
  writeFileSync('docs/performance.md', renderReport(ordered))
  for (const [name, { answer }] of inOrder) {
    if (answer.plot) writeFileSync(`docs/performance/${name}.svg`, renderPlot(answer.plot))
  }
}
