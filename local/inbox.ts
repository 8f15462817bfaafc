import { once } from 'node:events'
import { mkdir, readFile } from 'node:fs/promises'
import { relative, sep } from 'node:path'

import { watch } from 'chokidar'

import type { Upload } from './uploads.ts'

/** Told of files that are in the folder, appear in it or change, once they are complete. */
export interface InboxObserver {
  readonly onFile: (upload: Upload) => void
  readonly onRemoved: (key: string) => void
}

const settledMs = 300

/** Watches a folder and those in it; returns what stops it. Hidden files and editors' temporary ones are left alone. */
export async function watchInbox(folder: string, { onFile, onRemoved }: InboxObserver): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const keyOf = (path: string): string => relative(folder, path).split(sep).join('/')

  const tell = async (path: string): Promise<void> => {
    // Gone by now: its end is an event of its own.
    const body = await readFile(path).catch(() => undefined)
    if (body) onFile({ key: keyOf(path), body })
  }
  const watcher = watch(folder, {
    ignored: (path) => isTemporary(keyOf(path)),
    awaitWriteFinish: { stabilityThreshold: settledMs, pollInterval: settledMs / 3 },
  })
    .on('add', (path) => void tell(path))
    .on('change', (path) => void tell(path))
    .on('unlink', (path) => onRemoved(keyOf(path)))
  await once(watcher, 'ready')
  return async () => watcher.close()
}

/** Hidden files, those that Word keeps beside an open document, and what editors and browsers write before they rename it. */
const isTemporary = (key: string): boolean =>
  key.split('/').some((part) => /^(?:\.|~\$)/.test(part)) || /(?:~|\.sw[a-z]|\.tmp|\.part|\.crdownload)$/.test(key)
