import { stat } from 'node:fs/promises'

import { Command, InvalidArgumentError } from 'commander'

import type { Publication } from '../shared/publication.ts'
import { composeUpload, type OldUpload } from './import/compose-upload.ts'
import { describeDryRun, describeImport } from './import/describe-import.ts'
import { findPresent } from './import/find-present.ts'
import type { Skipped } from './import/old-article.ts'
import { planImport, type ImportPlan } from './import/plan-import.ts'
import { readFeed } from './import/read-feed.ts'
import { readFolder } from './import/read-folder.ts'
import { followAll, uploadAll } from './import/run-import.ts'
import { withConnectionOptions, type ConnectionOptions } from './stack/connection-options.ts'
import { connect, type Connection } from './stack/connection.ts'
import { type FileToUpload, uploadNewFile } from './stack/upload-files.ts'
import { parseMinutes } from './terminal/parse-minutes.ts'
import { startBar } from './terminal/progress-bar.ts'

interface ImportOptions extends ConnectionOptions {
  readonly announce: number
  readonly dryRun?: true
  readonly wait: number
  readonly json?: true
}

/** `tidings import SOURCE`: brings over what was published before. */
export const importCommand = (): Command =>
  withConnectionOptions(
    new Command('import')
      .description(
        'Bring old articles to the site, the feeds and the archive, with their own dates and ids and no threads.',
      )
      .argument(
        '<source>',
        'a feed (RSS, Atom, JSON Feed) or a WordPress export, as a file or web address; or a folder',
      )
      .option('--announce <number>', 'post threads about the newest articles of the source, so many', parseCount, 0)
      .option('--dry-run', 'say what would happen, and do nothing')
      .option('--wait <minutes>', 'follow the articles to the site for so long at most', parseMinutes, 30)
      .option('--json', 'print what was done as JSON'),
  )
    .addHelpText(
      'after',
      '\nRun it again to go on after an interruption, or to fetch what is new in the source: what is there already is left\nalone. Articles keep the id by which feed readers know them, so subscribers are not shown them again.',
    )
    .action(importAll)

function parseCount(text: string): number {
  const count = Number(text)
  if (!Number.isSafeInteger(count) || count < 0 || text.trim() === '')
    throw new InvalidArgumentError('Expected a number of articles.')
  return count
}

async function importAll(source: string, options: ImportOptions): Promise<void> {
  const connection = await connect(options)
  const { publication } = connection
  const read = await readSource(source, publication, connection.nowMs())
  const plan = await makePlan(read, connection, options)
  if (options.dryRun) return say(options, describeDryRun(plan, publication), { plan })
  const uploading = startBar('uploaded', plan.pictures.length + plan.uploads.length)
  const upload = async (files: readonly FileToUpload[]) =>
    uploadAll(files, {
      upload: async (file) => uploadNewFile(connection.s3, connection.outputs.UploadsBucketName, file),
      onUploaded: uploading.advance,
    })
  await upload(plan.pictures)
  const uploaded = await upload(plan.uploads)
  uploading.end()
  const following = startBar('on the site', uploaded.length)
  const followed = await followAll(uploaded, {
    articles: connection.articles,
    nowMs: connection.nowMs,
    pollMs: connection.isLocal ? 200 : 2_000,
    patienceMs: options.wait * 60_000,
    onLive: following.advance,
  })
  following.end()
  say(options, describeImport(plan, followed, publication), { plan, followed })
  const { rejected, pending } = followed
  if (rejected.length > 0) throw new Error(`Rejected: ${rejected.length}. \`tidings status\` says why`)
  if (pending.length > 0)
    throw new Error(
      `Not on the site yet: ${pending.length}. They go on by themselves; \`tidings status\` tells how far they are`,
    )
}

interface Source {
  readonly uploads: readonly OldUpload[]
  readonly pictures: readonly FileToUpload[]
  readonly skipped: readonly Skipped[]
}

async function readSource(source: string, publication: Publication, nowMs: number): Promise<Source> {
  if (await isFolder(source)) return readFolder(source, publication)
  const { articles, skipped } = await readFeed(source, (count) => {
    if (process.stderr.isTTY) process.stderr.write(`\rReading ${source}: ${count} articles `)
  })
  if (process.stderr.isTTY) process.stderr.write('\n')
  const uploads: OldUpload[] = []
  const left = [...skipped]
  for (const article of articles) {
    const upload = composeUpload(article, { siteUrl: publication.siteUrl, nowMs })
    if ('reason' in upload) left.push({ name: article.title || (article.link ?? '(no title)'), reason: upload.reason })
    else uploads.push(upload)
  }
  return { uploads, pictures: [], skipped: left }
}

const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  )

async function makePlan(
  { uploads, pictures, skipped }: Source,
  connection: Connection,
  { announce }: ImportOptions,
): Promise<ImportPlan> {
  const present = await findPresent(connection, uploads)
  const { publication } = connection
  const checking = startBar('checked', uploads.length)
  const plan = await planImport(uploads, pictures, { present, announce, publication, onChecked: checking.advance })
  checking.end()
  return { ...plan, skipped: [...skipped, ...plan.skipped] }
}

function say({ json }: ImportOptions, text: string, { plan, followed }: Parameters<typeof composeReport>[0]): void {
  console.log(json ? JSON.stringify(composeReport({ plan, ...(followed && { followed }) }), undefined, 2) : text)
}

const composeReport = ({ plan, followed }: { plan: ImportPlan; followed?: Awaited<ReturnType<typeof followAll>> }) => ({
  articles: plan.uploads.map(({ key, published, announced }) => ({ key, published, announced })),
  pictures: plan.pictures.map(({ key }) => key),
  there: plan.there,
  skipped: plan.skipped,
  shownAgain: plan.unknown,
  ...(followed && {
    live: followed.live,
    rejected: followed.rejected.map(({ uploadKey }) => uploadKey),
    pending: followed.pending,
  }),
})
