import * as z from 'zod'
import type { Template } from '../template/template.ts'

const behaviorSchema = z.object({
  TargetOriginId: z.string(),
  Compress: z.boolean().default(false),
  ResponseHeadersPolicyId: z.string().optional(),
  FunctionAssociations: z.array(z.object({ EventType: z.string(), FunctionARN: z.string() })).default([]),
})

const distributionSchema = z.object({
  DistributionConfig: z.object({
    DefaultRootObject: z.string().optional(),
    DefaultCacheBehavior: behaviorSchema,
    CacheBehaviors: z
      .array(z.unknown())
      .max(0, 'Cannot serve further cache behaviours: unknown to local/edge-settings.ts')
      .default([]),
    Origins: z.array(z.object({ Id: z.string(), DomainName: z.string(), OriginPath: z.string().default('') })),
    CustomErrorResponses: z
      .array(
        z.object({
          ErrorCode: z.number(),
          ResponseCode: z.number().optional(),
          ResponsePagePath: z.string().optional(),
        }),
      )
      .default([]),
  }),
})

const functionSchema = z.object({ FunctionCode: z.string() })

/** What the template says about the distribution. */
export interface EdgeSettings {
  readonly bucket: string
  readonly originPath: string
  readonly rootObject: string | undefined
  readonly compress: boolean
  /** Source of the CloudFront Functions, if there are any. */
  readonly viewerRequest: string | undefined
  readonly viewerResponse: string | undefined
  /** Properties of the response headers policy. */
  readonly headersPolicy: unknown
  readonly errors: ReadonlyMap<number, { readonly status: number; readonly path: string | undefined }>
}

/** @throws {Error} when the template has no distribution, or one that local/ cannot serve */
export function readEdgeSettings(template: Template): EdgeSettings {
  const [distribution] = template.ofType('AWS::CloudFront::Distribution')
  if (!distribution) throw new Error('Cannot serve the site: the template has no distribution')
  const { DistributionConfig: config } = distributionSchema.parse(distribution.properties)
  const behavior = config.DefaultCacheBehavior
  const origin = config.Origins.find(({ Id }) => Id === behavior.TargetOriginId)
  const bucket = template
    .ofType('AWS::S3::Bucket')
    .find(({ attributes }) => Object.values(attributes).includes(origin?.DomainName ?? ''))
  if (!origin || !bucket)
    throw new Error('Cannot serve the site: the distribution’s origin is no bucket of the template')

  const sourceOf = (eventType: string): string | undefined => {
    const association = behavior.FunctionAssociations.find(({ EventType }) => EventType === eventType)
    const resource = template.ofType('AWS::CloudFront::Function').find(({ ref }) => ref === association?.FunctionARN)
    return resource && functionSchema.parse(resource.properties).FunctionCode
  }
  const policy = template
    .ofType('AWS::CloudFront::ResponseHeadersPolicy')
    .find(({ ref }) => ref === behavior.ResponseHeadersPolicyId)

  return {
    bucket: bucket.ref,
    originPath: origin.OriginPath,
    rootObject: config.DefaultRootObject,
    compress: behavior.Compress,
    viewerRequest: sourceOf('viewer-request'),
    viewerResponse: sourceOf('viewer-response'),
    headersPolicy: policy?.properties,
    errors: new Map(
      config.CustomErrorResponses.map(({ ErrorCode, ResponseCode, ResponsePagePath }) => [
        ErrorCode,
        { status: ResponseCode ?? ErrorCode, path: ResponsePagePath },
      ]),
    ),
  }
}
