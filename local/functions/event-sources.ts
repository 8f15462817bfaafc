import * as z from 'zod'
import type { Template } from '../template/template.ts'

/** An event source mapping from a queue to a function. */
export interface EventSource {
  readonly queueArn: string
  readonly queueUrl: string
  /** Logical id. */
  readonly function: string
  readonly batchSize: number
  readonly windowMs: number
  readonly maxConcurrency: number
  readonly reportsItemFailures: boolean
}

const mappingSchema = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.number().default(10),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  ScalingConfig: z.object({ MaximumConcurrency: z.number() }).optional(),
  FunctionResponseTypes: z.array(z.string()).default([]),
  FilterCriteria: z.undefined('Cannot filter events: unknown to local/event-sources.ts').optional(),
})

/** Lambda starts with five invocations at once where the template sets no limit. */
const defaultConcurrency = 5

/** @throws {Error} when a mapping names a queue or a function that is not in the template */
export const readEventSources = (template: Template): readonly EventSource[] =>
  template.ofType('AWS::Lambda::EventSourceMapping').flatMap(({ logicalId, properties }) => {
    const mapping = mappingSchema.parse(properties)
    const queue = template
      .ofType('AWS::SQS::Queue')
      .find(({ attributes }) => attributes['Arn'] === mapping.EventSourceArn)
    const target = template
      .ofType('AWS::Lambda::Function')
      .find(({ ref, attributes }) => ref === mapping.FunctionName || attributes['Arn'] === mapping.FunctionName)
    if (!queue || !target) throw new Error(`Cannot poll for ${logicalId}: its queue or function is not in the template`)
    if (!mapping.Enabled) return []
    return {
      queueArn: mapping.EventSourceArn,
      queueUrl: queue.ref,
      function: target.logicalId,
      batchSize: mapping.BatchSize,
      windowMs: mapping.MaximumBatchingWindowInSeconds * 1000,
      maxConcurrency: mapping.ScalingConfig?.MaximumConcurrency ?? defaultConcurrency,
      reportsItemFailures: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
    }
  })
