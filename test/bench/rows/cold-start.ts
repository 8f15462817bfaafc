import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { build } from 'esbuild'

import { readPublication } from '../../../shared/adapters/publication-file.ts'
import { environmentNames } from '../../../shared/environment.ts'
import { composePublicationVariable } from '../../../shared/publication-variable.ts'
import { measureBundle } from '../../infra/measure-bundle.ts'
import type { BenchRow } from '../bench-row.ts'
import { median } from '../median.ts'
import { formatNumber } from '../render-report.ts'

const functions = ['ingest-article', 'publish-feeds', 'post-thread', 'reconcile']
const rounds = 9

interface Start {
  readonly wallMs: number
  readonly cpuMs: number
  readonly megabytes: number
}

/** What a start takes, from an idle process to a handler that could be called. */
const script = `const started = performance.now(), before = process.cpuUsage()
await import(process.argv[1])
const { user, system } = process.cpuUsage(before)
console.log(JSON.stringify({ wallMs: performance.now() - started, cpuMs: (user + system) / 1000, megabytes: process.memoryUsage().rss / 1e6 }))`

const publication = composePublicationVariable(readPublication('publication.json'))
const environment = {
  ...process.env,
  ...Object.fromEntries(Object.values(environmentNames).map((name) => [name, 'https://sqs.invalid/1/name'])),
  [environmentNames.publication]: publication,
  AWS_REGION: 'eu-central-1',
  NODE_OPTIONS: '--enable-source-maps',
}

const start = (file: string): Start =>
  JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', script, file], {
      env: environment,
      encoding: 'utf8',
    }),
  ) as Start

/** The same code, each of its files compiled and none bundled: libraries are loaded from node_modules as they are. */
async function compileUnbundled(name: string, outdir: string): Promise<string> {
  await build({
    entryPoints: [`functions/${name}.ts`],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
  })
  return join(outdir, `${name}.mjs`)
}

export const coldStart: BenchRow = {
  name: 'cold-start',
  question: `How long does each function take to load, and how large is it, against the same code with its libraries as npm installs them? Paired runs in turn, ${rounds} of each, medians.`,
  async measure(say) {
    const folder = mkdtempSync(join(tmpdir(), 'tidings-bench-'))
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    const measured = []
    for (const name of functions) {
      say(name)
      const size = await measureBundle(name, join(folder, name))
      const unbundled = await compileUnbundled(name, folder)
      const [ours, whole]: [Start[], Start[]] = [[], []]
      for (let round = 0; round < rounds; round += 1) {
        ours.push(start(join(folder, name, 'index.mjs')))
        whole.push(start(unbundled))
      }
      const of = (starts: readonly Start[], key: keyof Start): number => median(starts.map((each) => each[key]))
      measured.push({ name, size, of: (key: keyof Start) => [of(ours, key), of(whole, key)] as const })
    }
    rmSync(folder, { recursive: true })
    const ratio = ([ours, whole]: readonly [number, number]): number => ours / whole
    const pair = ([ours, whole]: readonly [number, number]): string => `${Math.round(ours)} of ${Math.round(whole)}`
    return {
      figures: [
        {
          what: 'Time to load the slowest function against whole packages',
          reached: Math.max(...measured.map(({ of }) => ratio(of('wallMs')))),
          target: { atMost: 0.5 },
          unit: ' ×',
        },
        {
          what: 'Largest function, without native code',
          reached: Math.max(...measured.map(({ size }) => size.totalBytes)) / 1e6,
          target: { atMost: 1.6 },
          unit: ' MB',
        },
      ],
      tables: [
        {
          columns: [
            'function',
            'KB at the start',
            'KB in all',
            'ms to load',
            '×',
            'ms of processor',
            '×',
            'MB of memory',
          ],
          rows: measured.map(({ name, size, of }) => [
            name,
            formatNumber(Math.round(size.initialBytes / 1000)),
            formatNumber(Math.round(size.totalBytes / 1000)),
            pair(of('wallMs')),
            formatNumber(ratio(of('wallMs'))),
            pair(of('cpuMs')),
            formatNumber(ratio(of('cpuMs'))),
            pair(of('megabytes')),
          ]),
        },
      ],
      notes: [
        '“60 of 120” reads: 60 bundled, 120 with whole packages. Source maps are enabled, as they are on Lambda.',
      ],
    }
  },
}
