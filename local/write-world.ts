import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { listKeys } from './list-keys.ts'
import type { PublishedThread } from './pds/published-thread.ts'
import type { LocalStack } from './stack-options.ts'

/**
 * Writes what the world got: every object of the site as the edge serves it to `<out>/site/`, and each thread as the PDS
 * has it to `<out>/threads/<article id>.json`.
 */
export async function writeWorld(out: string, stack: LocalStack, threads: readonly PublishedThread[]): Promise<void> {
  const site = resolve(out, 'site')
  for (const key of await listKeys(stack.operator, stack.variable('SITE_BUCKET'))) {
    const path = join(site, key)
    if (relative(site, path).startsWith('..')) continue
    const response = await fetch(`${stack.siteUrl}/${key.split('/').map(encodeURIComponent).join('/')}`)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, Buffer.from(await response.arrayBuffer()))
  }
  await mkdir(join(out, 'threads'), { recursive: true })
  for (const thread of threads)
    await writeFile(join(out, 'threads', `${thread.id}.json`), `${JSON.stringify(thread, undefined, 2)}\n`)
}
