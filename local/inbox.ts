import { type FSWatcher, watch } from 'node:fs'
import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Upload } from './uploads.ts'

/** Told of files that appear or change in the folder, once they are complete. */
export interface InboxObserver {
  readonly onFile: (upload: Upload) => void
  readonly onRemoved: (key: string) => void
}

const settleMs = 300

/** Watches a folder and those in it; returns what stops it. Hidden files and editors' temporary ones are left alone. */
export async function watchInbox(folder: string, { onFile, onRemoved }: InboxObserver): Promise<() => void> {
  await mkdir(folder, { recursive: true })
  const settling = new Set<string>()

  const settle = async (name: string): Promise<void> => {
    const path = join(folder, name)
    const key = name.split(sep).join('/')
    let before = await look(path)
    for (;;) {
      await setTimeout(settleMs)
      const now = await look(path)
      if (now === before) break
      before = now
    }
    settling.delete(name)
    if (before === 'folder') {
      // A folder that is moved here brings its files along without a word of each.
      for (const inner of await readdir(path, { recursive: true })) notice(join(name, inner))
      return
    }
    if (before === 'nothing') onRemoved(key)
    else onFile({ key, body: await readFile(path) })
  }

  const notice = (name: string): void => {
    if (settling.has(name) || isTemporary(name)) return
    settling.add(name)
    void settle(name).catch(() => settling.delete(name))
  }
  const watcher: FSWatcher = watch(folder, { recursive: true }, (_, name) => {
    if (name !== null) notice(name)
  })
  return () => watcher.close()
}

const isTemporary = (name: string): boolean =>
  name.split(sep).some((part) => part.startsWith('.')) || /(~|\.sw[a-z]|\.tmp|\.part|\.crdownload)$/.test(name)

/** Something that stays the same for as long as nobody writes to the file. */
async function look(path: string): Promise<string> {
  const stats = await stat(path).catch(() => undefined)
  if (!stats) return 'nothing'
  return stats.isFile() ? `${stats.size} ${stats.mtimeMs}` : 'folder'
}
