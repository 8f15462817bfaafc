import { createAwsClient, type AwsClient } from '../gateway/aws-client.ts'
import { readEventSources } from './event-sources.ts'
import { composeEnvironment, type FunctionDefinition } from './function-definitions.ts'
import { type LocalFunction, startFunction } from './functions.ts'
import { pollerKeyId } from '../iam/identities.ts'
import { startPoller } from './poller.ts'
import type { Place } from '../template/resource-types.ts'
import { readSchedules, startSchedules, type Schedule } from './schedules.ts'
import type { StackOptions } from '../stack-options.ts'
import type { Template } from '../template/template.ts'

/** The functions, and what calls them. */
export interface Work {
  readonly functions: readonly LocalFunction[]
  readonly schedules: readonly Schedule[]
  runSchedule(schedule: Schedule): Promise<unknown>
  readonly stop: () => Promise<void>
}

interface Surroundings {
  readonly template: Template
  readonly definitions: readonly FunctionDefinition[]
  readonly place: Place
  readonly gatewayPort: number
  readonly operator: AwsClient
  readonly options: StackOptions
}

/** Invocations at once of a function that no queue calls. */
const unboundConcurrency = 10

/** Starts the functions of the template, a poller for each event source, and the schedules. */
export function startWork({ template, definitions, place, gatewayPort, operator, options }: Surroundings): Work {
  const sources = readEventSources(template)
  const schedules = readSchedules(template, new Date())
  const functions = definitions.map((definition) => {
    const own = sources.filter((source) => source.function === definition.logicalId)
    const limit = own.length > 0 ? own.reduce((sum, { maxConcurrency }) => sum + maxConcurrency, 0) : unboundConcurrency
    return startFunction(definition, composeEnvironment(definition, place), limit, options.onLog ?? (() => undefined))
  })
  const find = (test: (definition: FunctionDefinition) => boolean): LocalFunction => {
    const found = functions.find(({ definition }) => test(definition))
    if (!found) throw new Error('Cannot find a function that the template calls')
    return found
  }

  const stopping = new AbortController()
  const pollers = sources.map((source) => {
    const target = find(({ logicalId }) => logicalId === source.function)
    return startPoller({
      ...source,
      region: place.region,
      sqs: createAwsClient(gatewayPort, pollerKeyId(source.function), place.region, stopping.signal),
      invoke: async (event) => target.invoke(event),
      onFailure: async (messages, reason) => {
        options.onFailure?.({ function: source.function, bodies: messages.map(({ Body }) => Body), reason })
        if (options.redeliverAfterSeconds === undefined) return
        const Entries = messages.map(({ ReceiptHandle }, index) => ({
          Id: String(index),
          ReceiptHandle,
          VisibilityTimeout: options.redeliverAfterSeconds ?? 0,
        }))
        if (Entries.length > 0)
          await operator.call('sqs', 'ChangeMessageVisibilityBatch', { QueueUrl: source.queueUrl, Entries })
      },
    })
  })

  const runSchedule = async ({ functionArn, event }: Schedule): Promise<unknown> =>
    find(({ arn }) => arn === functionArn).invoke(event)

  const runByItself = (schedule: Schedule): void => {
    void runSchedule(schedule).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      options.onFailure?.({ function: schedule.functionArn.split(':').at(-1) ?? '', bodies: [], reason })
    })
  }
  const stopSchedules = startSchedules(options.schedules === true ? schedules : [], runByItself)

  return {
    functions,
    schedules,
    runSchedule,
    async stop() {
      stopSchedules()
      stopping.abort()
      await Promise.all([...pollers, ...functions].map(async (one) => one.stop()))
    },
  }
}
