import type { BoundedMemory } from './bounded-memory.ts'
import { settle } from './settle.ts'
import type { HostedFile, SiteFile, SiteHost } from './site-host.ts'

/** `outrun`: another file stands there than was known before the state was read, which has to be read anew. */
type Outcome = 'right' | 'written' | 'outrun'
type Check = 'right' | 'outdated' | 'outrun'

type FileMemory = Pick<BoundedMemory<HostedFile>, 'get' | 'set' | 'delete'>

interface StandingSettings {
  readonly site: SiteHost
  readonly memory: FileMemory
  readonly isAllRead: boolean
  readonly areNew: boolean
}

/**
 * What stands on the site, as it is known before a state is read. A file that is remembered is not read again: a write
 * in its place names its ETag, and fails if another stands there. But it is looked at before it is left alone.
 */
export class StandingFiles {
  readonly #site: SiteHost
  readonly #memory: FileMemory
  /** Read just now; absent: remembered, or not known. */
  readonly #seen: ReadonlyMap<string, HostedFile | undefined>

  private constructor(site: SiteHost, memory: FileMemory, seen: ReadonlyMap<string, HostedFile | undefined>) {
    this.#site = site
    this.#memory = memory
    this.#seen = seen
  }

  /** Reads those of the files that are not remembered, or all; of new ones none, which a write then must prove. */
  static async of(paths: readonly string[], settings: StandingSettings): Promise<StandingFiles> {
    const { site, memory, isAllRead, areNew } = settings
    const wanted = [...new Set(paths)].filter((path) => isAllRead || memory.get(path) === undefined)
    const seen = await Promise.all(
      wanted.map(async (path) => [path, areNew ? undefined : await look(site, memory, path)] as const),
    )
    return new StandingFiles(site, memory, new Map(seen))
  }

  /** Writes those of the files that differ, in this order, up to the first in whose place another stands. */
  async bringUpTo(files: readonly SiteFile[]): Promise<Outcome> {
    const checks = await settle(files, async (file) => ({ file, check: await this.#check(file) }))
    for (const error of checks.failed.values()) throw error
    if (checks.done.some(({ check }) => check === 'outrun')) return 'outrun'
    const outdated = checks.done.filter(({ check }) => check === 'outdated')
    for (const { file } of outdated) {
      if (!(await this.#write(file))) return 'outrun'
    }
    return outdated.length > 0 ? 'written' : 'right'
  }

  async #check({ path, body }: SiteFile): Promise<Check> {
    if (this.#known(path) !== undefined && this.#known(path)?.body !== body) return 'outdated'
    if (this.#seen.has(path)) return this.#known(path) === undefined ? 'outdated' : 'right'
    const present = await look(this.#site, this.#memory, path)
    // No file is ever removed, so there was none before the state was read.
    if (present === undefined) return 'outdated'
    return present.body === body ? 'right' : 'outrun'
  }

  async #write(file: SiteFile): Promise<boolean> {
    const known = this.#known(file.path)
    // Whatever comes of it, what was known is known no more.
    this.#memory.delete(file.path)
    const etag = await this.#site.put(file, known?.etag)
    if (etag === undefined) return false
    this.#memory.set(file.path, { body: file.body, etag })
    return true
  }

  #known(path: string): HostedFile | undefined {
    return this.#seen.has(path) ? this.#seen.get(path) : this.#memory.get(path)
  }
}

async function look(site: SiteHost, memory: FileMemory, path: string): Promise<HostedFile | undefined> {
  const file = await site.get(path)
  if (file) memory.set(path, file)
  else memory.delete(path)
  return file
}
