import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A directory that disappears when it is closed. */
export interface TemporaryDirectory {
  readonly path: string
  close(): Promise<void>
}

export async function createTemporaryDirectory(prefix: string): Promise<TemporaryDirectory> {
  const path = await mkdtemp(join(tmpdir(), prefix))
  return { path, close: async () => rm(path, { recursive: true, force: true }) }
}
