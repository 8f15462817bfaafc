import { GetObjectCommand, NoSuchKey, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3'

import type { Uploads } from '../pipeline/uploads.ts'
import { unquoted } from './etag.ts'

export function createUploadsBucket({ client, bucket }: { client: S3Client; bucket: string }): Uploads {
  return {
    async get(key, limitBytes) {
      try {
        const object = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
        const { Body: body, ContentLength: sizeBytes = 0, ETag: etag, LastModified: modified } = object
        if (!body || !modified) throw new Error(`Cannot read upload "${key}": S3 sent no body or no date`)
        const described = { etag: unquoted(etag), lastModifiedMs: modified.getTime() }
        if (sizeBytes <= limitBytes) return { ...described, bytes: await body.transformToByteArray() }
        if ('destroy' in body) body.destroy()
        return { ...described, sizeBytes }
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined
        throw error
      }
    },

    async list(page) {
      const { Contents: objects = [], NextContinuationToken: next } = await client.send(
        new ListObjectsV2Command({ Bucket: bucket, ...(page !== undefined && { ContinuationToken: page }) }),
      )
      const described = objects.map(({ Key: key = '', ETag: etag, LastModified: modified }) => {
        if (!modified) throw new Error(`Cannot list upload "${key}": S3 sent no date`)
        return { key, etag: unquoted(etag), lastModifiedMs: modified.getTime() }
      })
      return next === undefined ? { objects: described } : { objects: described, next }
    },
  }
}
