import { composeS3Path } from '../../local/gateway/aws-client.ts'
import type { FaultPlan } from '../../local/gateway/faults.ts'
import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import { eventually } from '../support/eventually.ts'
import sharp from 'sharp'
import type { RealStack } from './real-stack.ts'

const article = (title: string, frontMatter = ''): string =>
  `---\ntitle: ${title}\n${frontMatter}---\n\nThe ferry stopped at nine. Nobody on the quay complained about it.\n`

/**
 * Lets the functions do everything that they are there for: publish, edit, reject, withdraw by front matter and by
 * deletion, publish at an hour, and drive on what was lost or failed. The publication withdraws on deletion.
 */
export async function runEveryDuty(stack: RealStack): Promise<void> {
  await loseAnUpload(stack, 'lost.md')

  stack.setFaults(
    breaking(({ function: caller, resource }) => caller.startsWith('cloudfront') && resource.includes('/slow-page/')),
  )
  // Late enough that a slow machine has read the file before.
  const soon = new Date(Date.now() + 8_000).toISOString()
  await stack.upload('empty.md', Buffer.alloc(0))
  await stack.upload('slow.md', Buffer.from(article('Slow page')))
  await stack.upload('later.md', Buffer.from(article('Later', `publishAt: ${soon}\n`)))
  await Promise.all([stack.announce('kept.md', article('Kept')), stack.announce('gone.md', article('Gone'))])
  await stack.recordThat('empty.md', 'rejected', ({ receipt }) => receipt.outcome === 'rejected')
  await stack.recordThat('slow.md', 'waiting for its page', ({ failures = 0 }) => failures > 0)

  await stack.recordThat('later.md', 'due', ({ due = '' }) => due !== '' && Date.parse(due) < Date.now())

  await redrive(stack, 'slow.md')
  await stack.runSchedule('catch-up')
  await stack.runSchedule('sweep')
  await Promise.all(
    ['slow.md', 'later.md', 'lost.md'].map(async (key) => stack.recordThat(key, 'announced', isAnnounced)),
  )

  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer()
  await stack.upload('quay.jpg', picture)
  await stack.upload('kept.md', Buffer.from(`${article('Kept, and edited')}\n![The quay](quay.jpg)\n`))
  await stack.operator.s3('DELETE', composeS3Path(stack.variable('UPLOADS_BUCKET'), 'gone.md'))
  await stack.recordThat('kept.md', 'live again', ({ publishing }) => publishing?.liveVersion === 2)
  await stack.upload('kept.md', Buffer.from(article('Kept, and edited', 'withdrawn: true\n')))
  await stack.recordThat('gone.md', 'about to be withdrawn', ({ withdrawAt }) => withdrawAt !== undefined)
  await lapse(stack, 'gone.md', ['due', 'withdrawAt'])
  await stack.runSchedule('redrive')
  await Promise.all(['kept.md', 'gone.md'].map(async (key) => stack.recordThat(key, 'taken back', isTakenBack)))
  await stack.quiet()
}

const isAnnounced = ({ publishing }: ArticleRecord): boolean => publishing?.state === 'announced'
const isTakenBack = ({ publishing }: ArticleRecord): boolean => publishing?.takenBack === true

const breaking =
  (test: (call: Parameters<FaultPlan>[0]) => boolean): FaultPlan =>
  (call) =>
    test(call) ? { kind: 'error', status: 400, code: 'Broken' } : undefined

/** The word of an upload fails until it is a dead letter. */
async function loseAnUpload(stack: RealStack, key: string): Promise<void> {
  let tries = 0
  stack.setFaults((call) => {
    if (!call.function.startsWith('IngestArticle') || call.operation !== 'GetItem') return undefined
    tries += 1
    return { kind: 'error', status: 400, code: 'Broken' }
  })
  await stack.upload(key, Buffer.from(article('Lost')))
  await eventually('five deliveries', () => tries >= 5)
  await stack.quiet()
  stack.setFaults(undefined)
}

/** Drives an article on, and loses the reply to what `reconcile` writes, so that it meets its own write. */
async function redrive(stack: RealStack, key: string): Promise<void> {
  let lost = false
  stack.setFaults(({ function: caller, operation }) => {
    if (lost || !caller.startsWith('Reconcile') || operation !== 'PutItem') return undefined
    lost = true
    return { kind: 'drop-reply' }
  })
  await lapse(stack, key, ['due'])
  await stack.runSchedule('redrive')
  stack.setFaults(undefined)
}

/** Lets time pass for one article: what is due later is due now. */
async function lapse(stack: RealStack, key: string, properties: readonly string[]): Promise<void> {
  const record = await stack.record(key)
  await stack.operator.call('dynamodb', 'UpdateItem', {
    TableName: stack.variable('ARTICLES_TABLE'),
    Key: { pk: { S: `article#${record?.id}` }, sk: { S: 'article' } },
    UpdateExpression: `SET ${['due', ...properties.map((property) => `#record.${property}`)].map((path) => `${path} = :now`).join(', ')}`,
    ExpressionAttributeNames: { '#record': 'record' },
    ExpressionAttributeValues: { ':now': { S: new Date().toISOString() } },
  })
}
