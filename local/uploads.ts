import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

/** A file on its way into the uploads bucket. */
export interface Upload {
  readonly key: string
  readonly body: Buffer
}

/**
 * Reads the files; each goes by its own name.
 *
 * @throws {Error} in one line, naming the first that is no file that can be read, or two of one name
 */
export async function readUploads(paths: readonly string[]): Promise<readonly Upload[]> {
  const uploads: Upload[] = []
  for (const path of paths) {
    const key = basename(path)
    if (uploads.some((upload) => upload.key === key))
      throw new Error(`Cannot publish "${path}": another file is called ${key}, too`)
    uploads.push({ key, body: await readFile(path).catch(explain(path)) })
  }
  return uploads
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder, not a file',
  EACCES: 'you may not read it',
}

const explain =
  (path: string) =>
  (cause: NodeJS.ErrnoException): never => {
    throw new Error(`Cannot publish "${path}": ${reasons[cause.code ?? ''] ?? cause.message}`, { cause })
  }
