import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'

import { composeEnvironment, readFunctions } from '../../local/functions/function-definitions.ts'
import { composeSqsEvent, sqsMessageSchema, type SqsMessage } from '../../local/functions/sqs-event.ts'
import { startLocalStack } from '../../local/stack.ts'
import type { LocalStack } from '../../local/stack-options.ts'
import { synthesize } from '../../local/template/synthesize.ts'
import type { Publication } from '../../shared/publication.ts'
import { MeasuredFunction } from './measured-function.ts'

const receiveSchema = z.object({ Messages: z.array(sqsMessageSchema).default([]) })

/** The local stack with its queues, but with nothing that polls them: messages are taken out by hand. */
export interface IdleStack extends LocalStack {
  /** Starts a function in a process of its own; `name` is the beginning of its logical id. */
  startFunction(name: string): Promise<MeasuredFunction>
  /** The event that a function would get of what waits in a queue, at most so many messages; they are gone. */
  take(queueVariable: string, most: number): Promise<{ readonly Records: readonly unknown[] }>
}

export async function startIdleStack(publication: Publication): Promise<IdleStack> {
  let assembly = ''
  const stack = await startLocalStack({
    publication,
    synthesize: async (wanted, outdir) => {
      assembly = outdir
      await synthesize(wanted, outdir)
      await disableMappings(outdir)
    },
  })
  const definitions = readFunctions(stack.template, assembly)
  const place = { region: stack.region, accountId: '000000000000', gatewayUrl: stack.gatewayUrl }
  return {
    ...stack,
    async startFunction(name) {
      const definition = definitions.find(({ logicalId }) => logicalId.startsWith(name))
      if (!definition) throw new Error(`Cannot find function ${name}`)
      return MeasuredFunction.start(definition, composeEnvironment(definition, place))
    },
    async take(queueVariable, most) {
      const QueueUrl = stack.variable(queueVariable)
      const taken: SqsMessage[] = []
      while (taken.length < most) {
        const MaxNumberOfMessages = Math.min(10, most - taken.length)
        const answer = await stack.operator.call('sqs', 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages })
        const { Messages } = receiveSchema.parse(answer)
        if (Messages.length === 0) break
        const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }))
        await stack.operator.call('sqs', 'DeleteMessageBatch', { QueueUrl, Entries })
        taken.push(...Messages)
      }
      return composeSqsEvent(taken, 'arn:aws:sqs:local', stack.region) as { readonly Records: readonly unknown[] }
    },
  }
}

async function disableMappings(outdir: string): Promise<void> {
  const name = (await readdir(outdir)).find((file) => file.endsWith('.template.json')) ?? ''
  const path = join(outdir, name)
  const template = JSON.parse(await readFile(path, 'utf8')) as {
    Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>
  }
  for (const { Type: type, Properties: properties } of Object.values(template.Resources)) {
    if (type === 'AWS::Lambda::EventSourceMapping') properties['Enabled'] = false
  }
  await writeFile(path, JSON.stringify(template))
}
