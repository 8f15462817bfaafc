import * as z from 'zod'

/** What the stack tells of itself, by the names of its outputs. */
export const stackOutputsSchema = z.object({
  UploadsBucketName: z.string(),
  /** Base URL without trailing slash. */
  SiteUrl: z.string(),
  SiteBucketName: z.string(),
  DistributionDomainName: z.string(),
  ArticlesTableName: z.string(),
  UploadsQueueUrl: z.string(),
  ChangesQueueUrl: z.string(),
  /** Absent, as the next, where the publication has no Bluesky account. */
  AnnouncementsQueueUrl: z.string().optional(),
  BlueskySecretArn: z.string().optional(),
})

export type StackOutputs = z.output<typeof stackOutputsSchema>
