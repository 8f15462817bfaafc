import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

import { PutObjectCommand, S3ServiceException, type S3Client } from '@aws-sdk/client-s3'

import { unquoted } from '../../shared/adapters/etag.ts'
import { asError } from '../../shared/errors.ts'
import { explainFileError } from '../terminal/explain-file-error.ts'

/** A file on its way into the uploads bucket. */
export interface FileToUpload {
  readonly key: string
  readonly bytes: Uint8Array
}

/**
 * Reads the files; each goes by its own name, without its folders.
 *
 * @throws {Error} naming the first that cannot be read, or two of one name
 */
export async function readFiles(paths: readonly string[]): Promise<readonly FileToUpload[]> {
  const files: FileToUpload[] = []
  for (const path of paths) {
    const key = basename(path)
    if (files.some((file) => file.key === key))
      throw new Error(`Cannot publish "${path}": another of these files is called ${key}, too`)
    files.push({ key, bytes: await readFile(path).catch(explainFileError('publish', path)) })
  }
  return files
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

/** The same for a file of a name that is free; where another stands there by now, that one stays. */
export async function uploadNewFile(client: S3Client, bucket: string, { key, bytes }: FileToUpload): Promise<void> {
  await client
    .send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, IfNoneMatch: '*' }))
    .catch((cause: unknown) => {
      if (cause instanceof S3ServiceException && cause.$metadata.httpStatusCode === 412) return
      throw new Error(`Cannot upload "${key}": ${asError(cause).message}. Run the same command again to go on`, {
        cause,
      })
    })
}
