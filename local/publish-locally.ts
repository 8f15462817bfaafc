import { once as firstEvent } from 'node:events'
import { fileURLToPath } from 'node:url'
import { environmentNames } from '../shared/environment.ts'
import { asError } from '../shared/errors.ts'
import { feedPaths } from '../shared/feeds/feed-paths.ts'
import { isPicture } from '../shared/article/format.ts'
import type { Publication } from '../shared/publication.ts'
import { composeS3Path } from './gateway/aws-client.ts'
import { describeStack } from './describe-stack.ts'
import { watchInbox } from './inbox.ts'
import { say } from './terminal/say.ts'
import { createSession, type Session } from './session.ts'
import type { LocalStack } from './stack-options.ts'
import { startLocalStack } from './stack.ts'
import type { Upload } from './uploads.ts'
import { writeWorld } from './write-world.ts'

export interface PublishOptions {
  readonly publication: Publication
  readonly uploads: readonly Upload[]
  readonly once: boolean
  readonly out: string | undefined
  readonly port: number
  /** Aborted at Ctrl-C. */
  readonly interrupted: AbortSignal
}

const inbox = fileURLToPath(new URL('../inbox/', import.meta.url))

/** So soon is tried again here what failed; a deployed queue waits for minutes. */
const redeliverAfterSeconds = 2

/** Starts the stack, publishes the uploads and shows how; returns the exit code. */
export async function publishLocally({
  publication,
  uploads,
  once,
  out,
  port,
  interrupted,
}: PublishOptions): Promise<number> {
  say('starting', 'DynamoDB, S3, SQS, CloudFront, Bluesky and the functions, on this machine')
  const stack = await startLocalStack({
    publication,
    port,
    redeliverAfterSeconds,
    schedules: true,
    onFailure: ({ reason }) => say('failed', `${reason.split('\n')[0] ?? ''}; it will be tried again`),
  })
  let forget = (): void => {}
  try {
    if (interrupted.aborted) return 130
    say('ready', stack.siteUrl)
    if (!once) forget = describeStack(stack)
    const session = createSession(stack, interrupted)
    const write = async (): Promise<void> => {
      if (out !== undefined) await writeWorld(out, stack, [...session.threads.values()])
    }
    const endings = await Promise.all(uploads.map(async (upload) => session.publish(upload)))
    if (interrupted.aborted) return once ? 130 : 0
    await write()
    sayWhere(stack, out)
    if (once) return endings.includes('rejected') ? 1 : 0
    await keepPublishing(stack, session, write, interrupted)
    return 0
  } finally {
    forget()
    await stack.stop()
  }
}

async function keepPublishing(
  stack: LocalStack,
  session: Session,
  write: () => Promise<void>,
  interrupted: AbortSignal,
): Promise<void> {
  const publish = async (upload: Upload): Promise<void> => {
    try {
      await session.publish(upload)
      await write()
    } catch (error) {
      say('failed', `${upload.key}: ${asError(error).message}`)
    }
  }
  const remove = async (key: string): Promise<void> => {
    await stack.operator.s3('DELETE', composeS3Path(stack.variable(environmentNames.uploadsBucket), key))
    const stays = !isPicture(key) && !stack.publication.withdrawOnDelete
    say('removed', stays ? `${key}\nits article stays; npx tidings withdraw ${key} --local takes it back` : key)
  }
  const stopWatching = await watchInbox(inbox, {
    onFile: (upload) => void publish(upload),
    onRemoved: (key) => void remove(key),
  })
  say('waiting', 'drop articles into inbox/ to publish them; Ctrl-C ends')
  if (!interrupted.aborted) await firstEvent(interrupted, 'abort')
  await stopWatching()
}

function sayWhere({ siteUrl, pds, publication }: LocalStack, out: string | undefined): void {
  say('site', `${siteUrl}/`)
  say(
    'feeds',
    Object.values(feedPaths)
      .map((path) => siteUrl + path)
      .join('\n'),
  )
  if (pds) say('account', `@${publication.bluesky?.handle ?? ''} at ${pds.url}\nat://${pds.did}`)
  if (out !== undefined) say('written', `${out}/site and ${out}/threads`)
}
