import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { Command } from 'commander'

import { composeExport } from './export/compose-export.ts'
import { readAllArticles } from './export/read-all-articles.ts'
import { withConnectionOptions, type ConnectionOptions } from './stack/connection-options.ts'
import { connect } from './stack/connection.ts'
import { explainFileError } from './terminal/explain-file-error.ts'
import { startBar } from './terminal/progress-bar.ts'

interface ExportOptions extends ConnectionOptions {
  readonly json?: true
}

/** `tidings export FOLDER`: the way out. */
export const exportCommand = (): Command =>
  withConnectionOptions(
    new Command('export')
      .description(
        'Write all articles to a folder, as files that need no tidings: HTML with front matter, and the pictures.',
      )
      .argument('<folder>', 'where to; files of the same names there are replaced')
      .option('--json', 'print what was written as JSON'),
  )
    .addHelpText(
      'after',
      '\n`tidings import FOLDER` reads them again, with their dates and the ids by which feed readers know them. Withdrawn\narticles are left out.',
    )
    .action(exportAll)

async function exportAll(folder: string, { json, ...options }: ExportOptions): Promise<void> {
  const connection = await connect(options)
  const records = await readAllArticles(connection)
  const bar = startBar('written', records.length)
  const written: string[] = []
  const missing: string[] = []
  for (const record of records) {
    const { files, gone } = await composeExport(record, connection)
    for (const { path, bytes } of files) await write(folder, path, bytes)
    written.push(...files.map(({ path }) => path))
    missing.push(...gone)
    bar.advance()
  }
  bar.end()
  const pictures = written.length - records.length
  console.log(
    json ? JSON.stringify({ written, missing }, undefined, 2) : describe(folder, records.length, pictures, missing),
  )
}

async function write(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  const target = join(folder, path)
  await mkdir(dirname(target), { recursive: true }).catch(explainFileError('write to', folder))
  await writeFile(target, bytes).catch(explainFileError('write', target))
}

function describe(folder: string, articles: number, pictures: number, missing: readonly string[]): string {
  if (articles === 0) return 'There is no article to write: nothing was published yet.'
  return [
    `Wrote ${articles === 1 ? '1 article' : `${articles} articles`} and ${pictures} pictures to ${folder}.`,
    ...(missing.length > 0 ? [`Pictures that are no longer there: ${missing.join(', ')}.`] : []),
    'Any program reads them; `npx tidings import FOLDER` brings them to another tidings.',
  ].join('\n')
}
