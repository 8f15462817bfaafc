import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StackOptions } from '../../local/stack-options.ts'
import { synthesize } from '../../local/template/synthesize.ts'
import type { Publication } from '../../shared/publication.ts'

const siteUrl = 'http://site.invalid'
const service = 'http://pds.invalid'

/** The stack, synthesized once, to be started several times, each time with another change to its template. */
export interface PreparedAssembly {
  /** @param change works on the text of the template */
  readonly withChange: (change: (template: string) => string) => NonNullable<StackOptions['synthesize']>
  remove(): Promise<void>
}

/** @param handle of the account, as it is on the local PDS */
export async function prepareAssembly(publication: Publication, handle: string): Promise<PreparedAssembly> {
  const directory = await mkdtemp(join(tmpdir(), 'tidings-prepared-'))
  const bluesky = { maxPosts: 5, replies: 'everyone', quotes: true, ...publication.bluesky, service, handle } as const
  await synthesize({ ...publication, siteUrl, bluesky }, directory)
  return {
    withChange:
      (change) =>
      async ({ siteUrl: actualSite, bluesky: account }, outdir) => {
        await cp(directory, outdir, { recursive: true })
        const name = (await readdir(outdir)).find((file) => file.endsWith('.template.json')) ?? ''
        const path = join(outdir, name)
        const text = await readFile(path, 'utf8')
        const placed = text.replaceAll(siteUrl, actualSite).replaceAll(service, account?.service ?? '')
        const changed = change(placed)
        if (changed === placed) throw new Error('Cannot change the template: there is nothing of that kind in it')
        await writeFile(path, changed)
      },
    remove: async () => rm(directory, { recursive: true }),
  }
}
