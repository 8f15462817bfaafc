import {
  DeleteObjectsCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3ServiceException,
  type S3Client,
} from '@aws-sdk/client-s3'

import type { Media } from '../pipeline/pictures.ts'

/** A file whose name says what is in it never changes. */
const cacheControl = 'public, max-age=31536000, immutable'

/** Pictures in the bucket of the site, below `media/<article id>/`. */
export function createMediaBucket({ client, bucket }: { client: S3Client; bucket: string }): Media {
  return {
    async put(path, { bytes, contentType }) {
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: path,
            Body: bytes,
            ContentType: contentType,
            CacheControl: cacheControl,
            IfNoneMatch: '*',
          }),
        )
      } catch (error) {
        const isThere = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412
        if (!isThere) throw error
      }
    },

    async removeAll(articleId) {
      const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: `media/${articleId}/` })
      for await (const { Contents: objects = [] } of pages) {
        if (objects.length === 0) continue
        const { Errors: [failed] = [] } = await client.send(
          new DeleteObjectsCommand({
            Bucket: bucket,
            Delete: { Objects: objects.map(({ Key }) => ({ Key })), Quiet: true },
          }),
        )
        if (failed)
          throw new Error(`Cannot remove picture "${failed.Key ?? ''}": ${failed.Message ?? 'S3 does not say why'}`)
      }
    },
  }
}
