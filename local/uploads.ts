import { readFile } from 'node:fs/promises'
import { findUploads } from '../shared/adapters/uploads-folder.ts'

/** A file on its way into the uploads bucket. */
export interface Upload {
  readonly key: string
  readonly body: Buffer
}

/**
 * Reads the files, each by its own name, and what is in the folders, by the folder's name and its own.
 *
 * @throws {Error} in one line, naming the first that cannot be read, two of one name, or a folder with nothing to publish
 */
export async function readUploads(paths: readonly string[]): Promise<readonly Upload[]> {
  const uploads: Upload[] = []
  for (const path of paths) {
    const found = await findUploads(path).catch(explain(path))
    if (found.length === 0)
      throw new Error(`Cannot publish "${path}": there is no article and no picture in the folder`)
    for (const { key, path: file } of found) {
      if (uploads.some((upload) => upload.key === key))
        throw new Error(`Cannot publish "${path}": another file is called ${key}, too`)
      uploads.push({ key, body: await readFile(file).catch(explain(file)) })
    }
  }
  return uploads
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
}

const explain =
  (path: string) =>
  (cause: NodeJS.ErrnoException): never => {
    throw new Error(`Cannot publish "${path}": ${reasons[cause.code ?? ''] ?? cause.message}`, { cause })
  }
