import { styleText } from 'node:util'

import { Command } from 'commander'

import { isPicture } from '../shared/article/format.ts'
import { asError } from '../shared/errors.ts'
import { withConnectionOptions, type ConnectionOptions } from './stack/connection-options.ts'
import { connect, type Connection } from './stack/connection.ts'
import { followUpload, type Ending } from './stack/follow-upload.ts'
import { parseMinutes } from './terminal/parse-minutes.ts'
import { readFiles, uploadFile, type FileToUpload } from './stack/upload-files.ts'

interface PublishOptions extends ConnectionOptions {
  readonly wait: number
  readonly json?: true
}

const pollMs = { local: 100, deployed: 1000 } as const

/** `tidings publish FILE…`: uploads files and shows what becomes of them. */
export const publishCommand = (): Command =>
  withConnectionOptions(
    new Command('publish')
      .description('Upload articles and follow them until they are live and announced, or say why they are not.')
      .argument(
        '<file...>',
        'articles (.md, .html, .txt, .docx), their pictures, or folders of both; a file of a name that was published is its new version',
      )
      .option('--wait <minutes>', 'follow for so long at most', parseMinutes, 10)
      .option('--json', 'print each step as a line of JSON'),
  )
    .addHelpText('after', '\nTo see beforehand what a file would become: `tidings preview FILE`.')
    .action(publish)

async function publish(paths: readonly string[], options: PublishOptions): Promise<void> {
  const files = await readFiles(paths)
  const connection = await connect(options)
  // An article whose pictures are there already needs no second version for them.
  const pictures = files.filter(({ key }) => isPicture(key))
  const publishAll = async (some: readonly FileToUpload[]) =>
    Promise.allSettled(some.map(async (file) => publishOne(file, connection, options)))
  const outcomes = [...(await publishAll(pictures)), ...(await publishAll(files.slice(pictures.length)))]
  const failures = outcomes.flatMap((outcome, index) => {
    if (outcome.status === 'rejected') return [asError(outcome.reason).message]
    const failure = describeFailure(outcome.value)
    return failure === undefined ? [] : [`${files[index]?.key ?? ''}: ${failure}`]
  })
  if (failures.length > 0) throw new Error(failures.join('\n'))
}

async function publishOne(
  file: FileToUpload,
  { s3, isLocal, outputs, ...ports }: Connection,
  { wait, json }: PublishOptions,
): Promise<Ending> {
  const startedMs = performance.now()
  const onStep = (what: string, detail: string): void => {
    const seconds = (performance.now() - startedMs) / 1000
    const step = { key: file.key, step: what, detail: detail.trim(), seconds: Number(seconds.toFixed(1)) }
    console.log(json ? JSON.stringify(step) : renderStep(step))
  }
  const etag = await uploadFile(s3, outputs.UploadsBucketName, file)
  onStep('uploaded', '')
  return followUpload(
    { key: file.key, etag },
    {
      ...ports,
      siteUrl: outputs.SiteUrl,
      onStep,
      pollMs: isLocal ? pollMs.local : pollMs.deployed,
      patienceMs: wait * 60_000,
    },
  )
}

/** One step of one file: seconds since the command began, what happened, to what, and what there is to say about it. */
export function renderStep({
  key,
  step,
  detail,
  seconds,
}: Record<'key' | 'step' | 'detail', string> & { seconds: number }) {
  const time = styleText('dim', `${seconds.toFixed(1)} s`.padStart(8))
  const lines = detail === '' ? [] : detail.split('\n').map((line) => `${' '.repeat(22)}${line.trim()}`)
  return [`${time}  ${step.padEnd(12)}${key}`, ...lines].join('\n')
}

/** Why the upload did not get to where it was to go; `undefined`: it did. */
function describeFailure(ending: Ending): string | undefined {
  switch (ending) {
    case 'live':
    case 'announced':
    case 'draft':
    case 'scheduled':
    case 'withdrawn':
    case 'picture':
      return undefined
    case 'rejected':
      return 'rejected; mend the file and publish it again'
    case 'stuck':
      return 'it keeps failing. It is tried again by itself; `tidings retry` does so at once'
    case 'waiting':
      return 'it has to wait, and then goes on by itself; `tidings status` tells how far it is'
    case 'on its way':
      return 'not finished yet; it goes on by itself, and `tidings status` tells how far it is'
    case 'unread':
      return 'uploaded, but nothing has read it yet; look at `tidings status` in an hour'
  }
}
