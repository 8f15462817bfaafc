import { RetryableError } from '../errors.ts'

/** One file of the site. `path` has no leading slash: it is the object's key. */
export interface SiteFile {
  readonly path: string
  readonly contentType: string
  readonly body: string
}

/** A file as the world now sees it, with the ETag that a write in its place must name. */
export interface HostedFile {
  readonly body: string
  readonly etag: string
}

/** Where the site's files are. */
export interface SiteHost {
  get(path: string): Promise<HostedFile | undefined>
  /**
   * Writes in place of the file with this ETag; `undefined`: only where there is none.
   * `false`: another file stands there.
   */
  put(file: SiteFile, etag: string | undefined): Promise<boolean>
}

const attempts = 12

/**
 * Brings the named files up to date, in this order, so that none ever goes back: what stands there is read before the
 * state from which `render` makes the files, and written over only if it still stands there.
 * Files whose bytes are right are not written.
 *
 * @param render reads the state; called again after each lost race; may leave files out
 * @returns how many files were written
 */
export async function publishFiles(
  site: SiteHost,
  paths: readonly string[],
  render: () => Promise<readonly SiteFile[]>,
): Promise<number> {
  let written = 0
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const hosted = new Map(await Promise.all(paths.map(async (path) => [path, await site.get(path)] as const)))
    const files = await render()
    const outdated = files.filter(({ path, body }) => hosted.get(path)?.body !== body)
    let lost = false
    for (const file of outdated) {
      if (await site.put(file, hosted.get(file.path)?.etag)) written += 1
      else lost = true
      if (lost) break
    }
    if (!lost) return written
  }
  throw new RetryableError(`Cannot write ${paths.join(', ')}: others wrote ${attempts} times first`)
}
