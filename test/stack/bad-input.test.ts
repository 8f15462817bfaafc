import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import { eventually } from '../support/eventually.ts'
import { threadCommits } from './read-world.ts'
import { ownPublication, type RealStack, startRealStack } from './real-stack.ts'

const good = '# The lamp is lit\n\nThe lamp on the pier was lit again on Monday. Nobody had asked for it.\n'

const accepted = new Set(['good.md'])
const uploads: readonly { key: string; body: Buffer; says: readonly object[] }[] = [
  {
    key: 'empty.md',
    body: Buffer.alloc(0),
    says: [{ message: 'The file is empty. Upload it again with the article in it.' }],
  },
  {
    key: 'folder/',
    body: Buffer.alloc(0),
    says: [{ message: 'This is a folder and not an article. Nothing was published for it; upload a file into it.' }],
  },
  {
    key: 'noise.md',
    body: randomBytes(5 * 1024 * 1024),
    says: [{ message: expect.stringMatching(/^The file does not contain text/) }],
  },
  {
    key: 'too-much-noise.txt',
    body: randomBytes(5 * 1024 * 1024 + 1),
    says: [{ message: expect.stringMatching(/^The file is larger than 5 MB/) }],
  },
  {
    key: 'latin1.txt',
    body: Buffer.concat([
      Buffer.from('Bridges\n\nThe bridge of M'),
      Buffer.from([0xfc]),
      Buffer.from('hlheim is open.\n'),
    ]),
    says: [
      {
        message: expect.stringMatching(/^This line contains characters that cannot be read\. Save the file as UTF-8/),
        line: 3,
      },
    ],
  },
  {
    key: 'slides.pptx',
    body: Buffer.from(good),
    says: [{ message: expect.stringMatching(/^Files ending in \.pptx cannot be read/) }],
  },
  {
    key: 'front-matter.md',
    body: Buffer.from('---\ntags: [lamps]\ntitle: The pier: a history\n---\n\nText.\n'),
    says: [{ message: expect.stringMatching(/^A value with a colon in it needs quotation marks/), line: 3, column: 8 }],
  },
  {
    key: 'untitled.md',
    body: Buffer.from('---\ntags: [lamps]\n---\n\nThe lamp on the pier was lit again.\n'),
    says: [{ message: expect.stringMatching(/^The article has no title\. Begin the file with one/) }],
  },
  { key: 'good.md', body: Buffer.from(good), says: [] },
]

let stack: RealStack

beforeAll(async () => {
  stack = await startRealStack({ publication: ownPublication(), redeliverAfterSeconds: 0 })
  await Promise.all(uploads.map(async ({ key, body }) => stack.upload(key, body)))
})
afterAll(async () => stack?.stop())

describe('an upload that is no article', () => {
  it.each(uploads.filter(({ key }) => !accepted.has(key)))(
    'gets a receipt in plain words: $key',
    async ({ key, says }) => {
      const { receipt, uploadKey, publishing, waitingFor } = await stack.recordThat(
        key,
        'received, and its editors told',
        (record) => record.waitingFor === undefined,
      )
      expect(receipt).toEqual({
        outcome: 'rejected',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        complaints: says,
      })
      expect({ uploadKey, publishing, waitingFor }).toEqual({
        uploadKey: key,
        publishing: undefined,
        waitingFor: undefined,
      })
    },
  )

  it('does not keep the good one beside it from being announced', async () => {
    await stack.recordThat('good.md', 'announced', ({ publishing }: ArticleRecord) => publishing?.state === 'announced')
    const feed = await (await fetch(`${stack.siteUrl}/feed.json`)).json()
    expect(feed).toMatchObject({ items: [{ title: 'The lamp is lit' }] })
    expect(await threadCommits(stack.pds)).toHaveLength(1)
  })

  it('leaves no message behind, and no dead letter', async () => {
    await stack.quiet()
    expect(await Promise.all(queues.map(async ({ name }) => deadLetters(name)))).toEqual([[], [], []])
  })
})

const queues = [
  { name: 'Uploads', variable: 'UPLOADS_QUEUE_URL' },
  { name: 'Changes', variable: 'CHANGES_QUEUE_URL' },
  { name: 'Announcements', variable: 'ANNOUNCEMENTS_QUEUE_URL' },
] as const

/** Bodies of the messages in the dead-letter queue that the template names for a queue. */
async function deadLetters(name: string): Promise<readonly string[]> {
  const queue = stack.template
    .ofType('AWS::SQS::Queue')
    .find(({ logicalId }) => logicalId.startsWith(name) && logicalId.includes('DeadLetters'))
  const { Messages = [] } = await stack.operator.call('sqs', 'ReceiveMessage', {
    QueueUrl: queue?.ref ?? '',
    MaxNumberOfMessages: 10,
    VisibilityTimeout: 0,
  })
  return (Messages as readonly { readonly Body: string }[]).map(({ Body }) => Body)
}

describe('messages that nobody can read, in every queue', () => {
  const bodies = ['not JSON {', 'null', '{"what": "is this"}']
  const sorted = (texts: readonly string[]) => texts.toSorted((a, b) => a.localeCompare(b))

  beforeAll(async () => {
    const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }))
    for (const { variable } of queues)
      await stack.operator.call('sqs', 'SendMessageBatch', { QueueUrl: stack.variable(variable), Entries })
  })

  it('harm no article that comes with them', async () => {
    const record = await stack.announce('beside.md', good.replace('lamp', 'bell'))
    expect(record.publishing?.article.title).toBe('The bell is lit')
    expect((await stack.record('good.md'))?.publishing?.state).toBe('announced')
    expect(await threadCommits(stack.pds)).toHaveLength(2)
  })

  it.each(queues)('end as dead letters of $name, and nothing else does', async ({ name }) => {
    await eventually('all dead letters', async () => (await deadLetters(name)).length >= bodies.length)
    await stack.quiet()
    expect(sorted(await deadLetters(name))).toEqual(sorted(bodies))
  })
})
