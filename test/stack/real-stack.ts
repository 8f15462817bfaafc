import { setTimeout } from 'node:timers/promises'
import * as z from 'zod'
import { createArticleReader } from '../../local/article-reader.ts'
import { startLocalStack } from '../../local/stack.ts'
import type { LocalStack, StackOptions } from '../../local/stack-options.ts'
import { readPublication } from '../../shared/adapters/publication-file.ts'
import { articleId } from '../../shared/article/identity.ts'
import type { ArticleRecord } from '../../shared/pipeline/article-record.ts'
import type { Publication } from '../../shared/publication.ts'
import { eventually } from '../support/eventually.ts'

/** The real stack of `infra/`, synthesized and running, with what tests ask of it. */
export interface RealStack extends LocalStack {
  /** The record of the article that a key names. */
  record(key: string): Promise<ArticleRecord | undefined>
  /** Waits for an upload's record to be as it should. */
  recordThat(key: string, what: string, test: (record: ArticleRecord) => boolean): Promise<ArticleRecord>
  /** Puts a text into the uploads bucket and waits for what it becomes to have its thread. */
  announce(key: string, text: string): Promise<ArticleRecord>
  /** Waits until no queue has a message, waiting or worked on. */
  quiet(): Promise<void>
}

/** The project's own publication with other values for some of its properties. */
export const ownPublication = (wishes: Partial<Publication> = {}): Publication => ({
  ...readPublication('publication.json'),
  ...wishes,
})

export async function startRealStack(options: StackOptions): Promise<RealStack> {
  const stack = await startLocalStack(options)
  const read = createArticleReader(stack)
  const record = async (key: string) => read(articleId(key))
  const recordThat: RealStack['recordThat'] = async (key, what, test) =>
    eventually(`${key} to be ${what}`, async () => {
      const present = await record(key)
      return present && test(present) && present
    })
  return {
    ...stack,
    record,
    recordThat,
    async announce(key, text) {
      await stack.upload(key, Buffer.from(text))
      return recordThat(key, 'announced', ({ publishing }) => publishing?.state === 'announced')
    },
    async quiet() {
      const until = performance.now() + 40_000
      for (let calm = 0; calm < 2; await setTimeout(50)) {
        const counts = await countMessages(stack)
        calm = counts.every(([, count]) => count === 0) ? calm + 1 : 0
        if (performance.now() > until) throw new Error(`Cannot wait any longer for quiet: ${JSON.stringify(counts)}`)
      }
    },
  }
}

const attributesSchema = z.record(z.string(), z.coerce.number())

/** Messages that wait and those that are worked on, of each queue that has a function. */
async function countMessages({ operator, template }: LocalStack): Promise<readonly (readonly [string, number])[]> {
  const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible']
  const queues = template
    .ofType('AWS::SQS::Queue')
    .filter(({ properties }) => properties['RedrivePolicy'] !== undefined)
  return Promise.all(
    queues.map(async ({ logicalId, ref }) => {
      const { Attributes } = await operator.call('sqs', 'GetQueueAttributes', { QueueUrl: ref, AttributeNames: names })
      const counts = Object.values(attributesSchema.parse(Attributes))
      return [logicalId, counts.reduce((sum, count) => sum + count, 0)] as const
    }),
  )
}
