import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import * as z from 'zod'
import { listKeys } from './list-keys.ts'
import type { PublishedThread } from './pds/published-thread.ts'
import type { LocalStack } from './stack-options.ts'

/** Lists what was written, so that the next run can take it away and nothing else. */
const manifest = 'written.json'

/**
 * Writes what the world got: every object of the site as the edge serves it to `<out>/site/`, and each thread as the PDS
 * has it to `<out>/threads/<article id>.json`. What an earlier run wrote there and the world no longer has is removed.
 */
export async function writeWorld(out: string, stack: LocalStack, threads: readonly PublishedThread[]): Promise<void> {
  const files = new Map<string, Buffer | string>()
  for (const key of await listKeys(stack.operator, stack.variable('SITE_BUCKET'))) {
    const response = await fetch(`${stack.siteUrl}/${key.split('/').map(encodeURIComponent).join('/')}`)
    files.set(`site/${key}`, Buffer.from(await response.arrayBuffer()))
  }
  for (const thread of threads) files.set(`threads/${thread.id}.json`, `${JSON.stringify(thread, undefined, 2)}\n`)

  for (const path of await readManifest(out))
    if (!files.has(path) && isWithin(out, path)) await rm(join(out, path), { force: true })
  for (const [path, content] of files) {
    if (!isWithin(out, path)) continue
    await mkdir(dirname(join(out, path)), { recursive: true })
    await writeFile(join(out, path), content)
  }
  await writeFile(join(out, manifest), `${JSON.stringify([...files.keys()], undefined, 2)}\n`)
}

async function readManifest(out: string): Promise<readonly string[]> {
  try {
    return z.array(z.string()).parse(JSON.parse(await readFile(join(out, manifest), 'utf8')))
  } catch {
    return []
  }
}

const isWithin = (out: string, path: string): boolean => !relative(resolve(out), resolve(out, path)).startsWith('..')
