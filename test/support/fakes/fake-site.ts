import type { HostedFile, SiteFile, SiteHost } from '../../../shared/pipeline/site-host.ts'

/** The site's files in memory, with every write that was made. */
export class FakeSite implements SiteHost {
  readonly files = new Map<string, HostedFile>()
  readonly writes: SiteFile[] = []
  #etags = 0

  async get(path: string): Promise<HostedFile | undefined> {
    return this.files.get(path)
  }

  async put(file: SiteFile, etag: string | undefined): Promise<string | undefined> {
    if (this.files.get(file.path)?.etag !== etag) return undefined
    this.#etags += 1
    const written = `"${this.#etags}"`
    this.files.set(file.path, { body: file.body, etag: written })
    this.writes.push(file)
    return written
  }
}
