import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3ServiceException, type S3Client } from '@aws-sdk/client-s3'

import type { SiteHost } from '../pipeline/site-host.ts'

/** How long readers and the edge may keep a file before they ask again. */
const cacheControl = 'public, max-age=60'

/** The file is gone, another conditional write was under way, or the condition failed. */
const lostStatuses = new Set([404, 409, 412])

export function createSiteBucket({ client, bucket }: { client: S3Client; bucket: string }): SiteHost {
  return {
    async get(path) {
      try {
        const { Body: body, ETag: etag } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: path }))
        if (!body || etag === undefined)
          throw new Error(`Cannot read "${path}" of the site: S3 sent no body or no ETag`)
        return { body: await body.transformToString(), etag }
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined
        throw error
      }
    },

    async put({ path, contentType, body }, etag) {
      try {
        const { ETag: written } = await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: path,
            Body: body,
            ContentType: contentType,
            CacheControl: cacheControl,
            ...(etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag }),
          }),
        )
        if (written === undefined) throw new Error(`Cannot write "${path}" of the site: S3 sent no ETag`)
        return written
      } catch (error) {
        if (error instanceof S3ServiceException && lostStatuses.has(error.$metadata.httpStatusCode ?? 0))
          return undefined
        throw error
      }
    },
  }
}
