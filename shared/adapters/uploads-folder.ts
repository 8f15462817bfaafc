import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'

import { articleExtension, isPicture } from '../article/format.ts'
import type { Uploads } from '../pipeline/uploads.ts'

/** A file of this machine, and the key that it has as an upload. */
export interface FileToUpload {
  readonly path: string
  readonly key: string
}

/**
 * The file itself by its own name; or all articles and pictures in a folder and those below it, by its name and theirs, the pictures
 * first. Hidden files are left alone.
 *
 * @throws {Error} of `node:fs` when there is no such file
 */
export async function findUploads(path: string): Promise<readonly FileToUpload[]> {
  const full = resolve(path)
  if (!(await stat(full)).isDirectory()) return [{ path: full, key: basename(full) }]
  const entries = await readdir(full, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: file, key: relative(dirname(full), file).split(sep).join('/') }))
    .filter(
      ({ key }) =>
        !key
          .split('/')
          .slice(1)
          .some((part) => part.startsWith('.')),
    )
    .filter(({ key }) => isPicture(key) || articleExtension(key) !== undefined)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
  return [...files.filter(({ key }) => isPicture(key)), ...files.filter(({ key }) => !isPicture(key))]
}

/** The files below a folder of this machine, as uploads. */
export function createUploadsFolder(folder: string): Pick<Uploads, 'get'> {
  return {
    async get(key, limitBytes) {
      const path = join(folder, key)
      const stats = await stat(path).catch(() => undefined)
      if (!stats?.isFile()) return undefined
      const bytes = await readFile(path)
      const described = {
        etag: createHash('md5').update(bytes).digest('hex'),
        lastModifiedMs: Math.floor(stats.mtimeMs),
      }
      return bytes.length <= limitBytes ? { ...described, bytes } : { ...described, sizeBytes: bytes.length }
    },
  }
}
