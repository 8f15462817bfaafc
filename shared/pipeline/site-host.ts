import { isDeepStrictEqual } from 'node:util'

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
 * state that the files are made of, and written over only if it still stands there. A write may land after the state
 * has changed and somebody else has found nothing to do, so the state is read again after it.
 * Files whose bytes are right are not written.
 *
 * @param render may leave files out
 * @returns the state that the files show
 */
export async function publishFiles<State>(
  site: SiteHost,
  paths: readonly string[],
  read: () => Promise<State>,
  render: (state: State) => readonly SiteFile[],
): Promise<State> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const hosted = new Map(await Promise.all(paths.map(async (path) => [path, await site.get(path)] as const)))
    const state = await read()
    const outdated = render(state).filter(({ path, body }) => hosted.get(path)?.body !== body)
    if (outdated.length === 0) return state
    if ((await putAll(site, outdated, hosted)) && isDeepStrictEqual(await read(), state)) return state
  }
  throw new RetryableError(`Cannot write ${paths.join(', ')}: others wrote ${attempts} times first`)
}

/** Writes the files in place of those that were hosted. @returns `false` at the first that somebody else wrote */
async function putAll(
  site: SiteHost,
  files: readonly SiteFile[],
  hosted: ReadonlyMap<string, HostedFile | undefined>,
): Promise<boolean> {
  for (const file of files) {
    if (!(await site.put(file, hosted.get(file.path)?.etag))) return false
  }
  return true
}
