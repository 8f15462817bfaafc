import { describe, expect, it } from 'vitest'
import { readFailures } from '../../local/functions/poller.ts'
import type { LocalStack } from '../../local/stack-options.ts'
import { eventually } from '../support/eventually.ts'
import { receiving, smallResources } from '../support/small-assembly.ts'
import { startSmallStack } from '../support/small-stack.ts'

/** Fails each message that says "bad", and logs every body. */
const source = `export const handler = async (event) => {
  for (const { body } of event.Records) console.log(JSON.stringify({ body, variables: Object.keys(process.env) }))
  if (event.Records.some(({ body }) => body.includes('throw'))) throw new Error('Out of order')
  if (event.Records.some(({ body }) => body.includes('sleep'))) await new Promise(() => setTimeout(() => {}, 60_000))
  const bad = event.Records.filter(({ body }) => body.includes('bad'))
  return { batchItemFailures: bad.map(({ messageId }) => ({ itemIdentifier: messageId })) }
}`

const withStack = async (run: (stack: LocalStack, seen: string[], logs: string[]) => Promise<void>): Promise<void> => {
  const seen: string[] = []
  const logs: string[] = []
  const stack = await startSmallStack({
    source,
    resources: smallResources(),
    redeliverAfterSeconds: 0,
    onLog: ({ line }) => {
      logs.push(line)
      if (line.startsWith('{')) seen.push((JSON.parse(line) as { body: string }).body)
    },
  })
  try {
    await run(stack, seen, logs)
  } finally {
    await stack.stop()
  }
}

const send = async (stack: LocalStack, ...bodies: readonly string[]): Promise<void> => {
  const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }))
  await stack.operator.call('sqs', 'SendMessageBatch', { QueueUrl: '/Work', Entries })
}

const deadLetters = async (stack: LocalStack): Promise<readonly string[]> => {
  const { Messages = [] } = await stack.operator.call('sqs', 'ReceiveMessage', {
    QueueUrl: stack.variable('DEAD_LETTERS'),
    MaxNumberOfMessages: 10,
    VisibilityTimeout: 0,
  })
  return (Messages as readonly { Body: string }[]).map(({ Body }) => Body)
}

const remaining = async (stack: LocalStack): Promise<readonly string[]> => {
  const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible']
  const { Attributes } = await stack.operator.call('sqs', 'GetQueueAttributes', {
    QueueUrl: '/Work',
    AttributeNames: names,
  })
  return names.map((name) => (Attributes as Readonly<Record<string, string>>)[name] ?? '')
}

const times = (seen: readonly string[], body: string): number => seen.filter((one) => one === body).length

describe('an event source mapping', () => {
  it('delivers the S3 test event first, then word of an upload with its key form-encoded', async () => {
    await withStack(async (stack, seen) => {
      await eventually('the test event', () => seen.length > 0)
      expect(JSON.parse(seen[0] ?? '')).toMatchObject({ Event: 's3:TestEvent' })
      await stack.upload('Grüße an alle.md', Buffer.from('hello'))
      const body = await eventually('the upload', () => seen.find((one) => one.includes('Records')))
      const [record] = (JSON.parse(body) as { Records: readonly { eventName: string; s3: unknown }[] }).Records
      expect(record?.eventName).toBe('ObjectCreated:Put')
      expect(record?.s3).toMatchObject({
        bucket: { name: 'uploads' },
        object: { key: 'Gr%C3%BC%C3%9Fe+an+alle.md', size: 5, eTag: '5d41402abc4b2a76b9719d911017c592' },
      })
      expect(record?.s3).not.toHaveProperty('object.versionId')
    })
  })

  it('delivers only the message that failed again, and ends it in the dead-letter queue', async () => {
    await withStack(async (stack, seen) => {
      await send(stack, 'good 1', 'bad', 'good 2')
      await eventually('the dead letter', async () => (await deadLetters(stack)).includes('bad'))
      expect(await deadLetters(stack)).toEqual(['bad'])
      expect(await remaining(stack)).toEqual(['0', '0'])
      expect([times(seen, 'good 1'), times(seen, 'bad'), times(seen, 'good 2')]).toEqual([1, 2, 1])
    })
  })

  it('delivers the whole batch again when the function throws', async () => {
    await withStack(async (stack, seen) => {
      await eventually('the test event', () => seen.length > 0)
      await send(stack, 'throw', 'good')
      await eventually('the dead letters', async () => (await deadLetters(stack)).length === 2)
      // The lines that a function writes arrive after its answer.
      await eventually('both twice', () => times(seen, 'throw') >= 2 && times(seen, 'good') >= 2)
      expect([times(seen, 'throw'), times(seen, 'good')]).toEqual([2, 2])
    })
  })

  it('ends a function that takes longer than its timeout, and goes on with a new one', async () => {
    await withStack(async (stack, seen) => {
      await eventually('the test event', () => seen.length > 0)
      await expect(stack.invoke('Worker', { Records: [{ body: 'sleep' }] })).rejects.toThrow(
        'Task timed out after 2 seconds',
      )
      await send(stack, 'after')
      await eventually('the next message', () => seen.includes('after'))
    })
  })

  it('starts nothing any more once the stack is stopped', async () => {
    const stack = await startSmallStack()
    await stack.stop()
    await expect(stack.invoke('Worker', {})).rejects.toThrow('Cannot invoke Worker: the stack is stopping')
  })

  it('gives the function its variables, those of Lambda, and no others', async () => {
    await withStack(async (stack, _, logs) => {
      await stack.invoke('Worker', { Records: [{ body: 'x' }] })
      const line = await eventually('the log', () => logs.find((one) => one.includes('"x"')))
      const { variables } = JSON.parse(line) as { variables: readonly string[] }
      expect(variables.filter((name) => !/^(AWS_|TZ$)/.test(name)).toSorted()).toEqual([
        'DEAD_LETTERS',
        'UPLOADS_BUCKET',
      ])
    })
  })

  it('receives and deletes with the rights of the function', async () => {
    await withStack(async (stack) => {
      await eventually('a deletion', () => stack.calls.some(({ action }) => action === 'sqs:DeleteMessage'))
      const polled = stack.calls.filter(({ by }) => by === 'poller')
      expect(new Set(polled.map(({ function: name }) => name))).toEqual(new Set(['Worker']))
      expect(polled.every(({ allowed }) => allowed)).toBe(true)
    })
  })

  it.each(['sqs:GetQueueAttributes', 'sqs:ReceiveMessage'])(
    'receives nothing without the right to %s',
    async (right) => {
      const Action = receiving.Action.filter((action) => action !== right)
      const PolicyDocument = { Statement: [{ ...receiving, Action }] }
      const RolePolicy = { Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument } }
      const resources = { ...smallResources(), RolePolicy }
      const reasons: string[] = []
      const stack = await startSmallStack({ resources, source, onFailure: ({ reason }) => reasons.push(reason) })
      const refusal = `not authorized to perform: ${right}`
      await eventually('the refusal', () => reasons.some((reason) => reason.includes(refusal)))
      expect(stack.calls.filter(({ operation, allowed }) => operation === 'ReceiveMessage' && allowed)).toEqual([])
      await stack.stop()
    },
  )
})

describe(readFailures, () => {
  const batch = ['a', 'b'].map((MessageId) => ({
    MessageId,
    ReceiptHandle: '',
    Body: '',
    MD5OfBody: '',
    Attributes: {},
  }))

  it.each([
    { name: 'no answer', response: null, failed: [] },
    { name: 'an empty list', response: { batchItemFailures: [] }, failed: [] },
    { name: 'a null list', response: { batchItemFailures: null }, failed: [] },
    { name: 'one message', response: { batchItemFailures: [{ itemIdentifier: 'b' }] }, failed: ['b'] },
    { name: 'a stranger', response: { batchItemFailures: [{ itemIdentifier: 'c' }] }, failed: ['a', 'b'] },
    { name: 'an empty id', response: { batchItemFailures: [{ itemIdentifier: '' }] }, failed: ['a', 'b'] },
    { name: 'another shape', response: { batchItemFailures: ['a'] }, failed: ['a', 'b'] },
  ])('reads $name as $failed', ({ response, failed }) => {
    expect(readFailures(response, batch).map(({ MessageId }) => MessageId)).toEqual(failed)
  })
})
