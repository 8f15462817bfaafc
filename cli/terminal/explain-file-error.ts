const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder, not a file',
  EACCES: 'you may not',
  EEXIST: 'there is a file of that name',
  ENOTDIR: 'a part of its path is a file, not a folder',
}

/**
 * Rethrows a failure of `node:fs` in plain words.
 *
 * @param action what was attempted, such as `read`
 */
export const explainFileError =
  (action: string, path: string) =>
  (cause: NodeJS.ErrnoException): never => {
    throw new Error(`Cannot ${action} "${path}": ${reasons[cause.code ?? ''] ?? cause.message}`, { cause })
  }
