import { readFile } from 'node:fs/promises'

import { HeadObjectCommand, PutObjectCommand, S3ServiceException, type S3Client } from '@aws-sdk/client-s3'

import { unquoted } from '../../shared/adapters/etag.ts'
import { findUploads } from '../../shared/adapters/uploads-folder.ts'
import { isPicture } from '../../shared/article/format.ts'
import { asError } from '../../shared/errors.ts'
import { explainFileError } from '../terminal/explain-file-error.ts'

/** A file on its way into the uploads bucket. */
export interface FileToUpload {
  readonly key: string
  readonly bytes: Uint8Array
}

/**
 * Reads the files, each by its own name, and what is in the folders, by the folder's name and its own; pictures come first.
 *
 * @throws {Error} naming the first that cannot be read, two of one name, or a folder with nothing to publish
 */
export async function readFiles(paths: readonly string[]): Promise<readonly FileToUpload[]> {
  const files: FileToUpload[] = []
  for (const path of paths) {
    const found = await findUploads(path).catch(explainFileError('publish', path))
    if (found.length === 0)
      throw new Error(`Cannot publish "${path}": there is no article and no picture in the folder`)
    for (const { key, path: file } of found) {
      if (files.some((other) => other.key === key))
        throw new Error(`Cannot publish "${path}": another of these files is called ${key}, too`)
      files.push({ key, bytes: await readFile(file).catch(explainFileError('publish', file)) })
    }
  }
  return files.toSorted((a, b) => Number(isPicture(b.key)) - Number(isPicture(a.key)))
}

/** Puts a file into the uploads bucket. @returns the ETag by which it is known from now on */
export async function uploadFile(client: S3Client, bucket: string, { key, bytes }: FileToUpload): Promise<string> {
  const { ETag: etag } = await client
    .send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes }))
    .catch((cause: unknown) => {
      throw new Error(`Cannot upload "${key}": ${asError(cause).message}`, { cause })
    })
  return unquoted(etag)
}

/** The same for a file of a name that is free; where another stands there by now, that one stays, and its ETag is given. */
export async function uploadNewFile(client: S3Client, bucket: string, { key, bytes }: FileToUpload): Promise<string> {
  const place = { Bucket: bucket, Key: key }
  const { ETag: etag } = await client
    .send(new PutObjectCommand({ ...place, Body: bytes, IfNoneMatch: '*' }))
    .catch(async (error: unknown) => {
      const isTaken = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412
      if (!isTaken) throw error
      return client.send(new HeadObjectCommand(place))
    })
    .catch((cause: unknown) => {
      const { message } = asError(cause)
      throw new Error(`Cannot upload "${key}": ${message}. Run the same command again to go on`, { cause })
    })
  return unquoted(etag)
}
