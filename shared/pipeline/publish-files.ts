import { isDeepStrictEqual } from 'node:util'

import { RetryableError } from '../errors.ts'
import { settle, type Settled } from './settle.ts'
import type { HostedFile, SiteFile, SiteHost } from './site-host.ts'

/** Files that are made of one state, and where that state is read. */
export interface FileGroup<Reader, State> {
  /** Where its files are, as far as that is known before its state is. */
  paths(): Promise<readonly string[]>
  read(reader: Reader): Promise<State>
  /** May leave files out. They are written in this order. */
  render(state: State): readonly SiteFile[]
}

interface PublishSettings<Reader, State> {
  readonly site: SiteHost
  readonly groups: readonly FileGroup<Reader, State>[]
  /** Called for each round of reading: what one group has read, the others need not read again in that round. */
  readonly openReader: () => Promise<Reader>
}

const attempts = 12

/**
 * Brings groups of files up to date so that none ever goes back: what stands there is read before the state that the
 * files are made of, and written over only if it still stands there. A write may land after the state has changed and
 * somebody else has found nothing to do, so the state is read again after it. Files whose bytes are right are not
 * written. A group that fails stops no other.
 *
 * @returns the state that each group's files show, in the order of the groups
 */
export async function publishFiles<Reader, State>({
  site,
  groups,
  openReader,
}: PublishSettings<Reader, State>): Promise<Settled<FileGroup<Reader, State>, State>> {
  const states = new Map<FileGroup<Reader, State>, State>()
  const failed = new Map<FileGroup<Reader, State>, Error>()
  let pending = groups
  for (let attempt = 0; pending.length > 0 && attempt < attempts; attempt += 1) {
    const hosted = await settle(pending, async (group) => ({ group, standing: await hostedFiles(site, group) }))
    const reader = await openReader()
    const written = await settle(hosted.done, async ({ group, standing }) => {
      const state = await group.read(reader)
      const outdated = group.render(state).filter(({ path, body }) => standing.get(path)?.body !== body)
      return { group, state, isOver: outdated.length === 0, isWritten: await putAll(site, outdated, standing) }
    })
    const again = await openReader()
    const checked = await settle(written.done, async ({ group, state, isOver, isWritten }) => {
      const isDone = isOver || (isWritten && isDeepStrictEqual(await group.read(again), state))
      if (isDone) states.set(group, state)
    })
    for (const [group, error] of hosted.failed) failed.set(group, error)
    for (const [{ group }, error] of [...written.failed, ...checked.failed]) failed.set(group, error)
    pending = pending.filter((group) => !states.has(group) && !failed.has(group))
  }
  for (const group of pending) {
    const paths = await group.paths()
    failed.set(group, new RetryableError(`Cannot write ${paths.join(', ')}: others wrote ${attempts} times first`))
  }
  return { done: groups.flatMap((group) => (states.has(group) ? [states.get(group) as State] : [])), failed }
}

async function hostedFiles(
  site: SiteHost,
  group: Pick<FileGroup<never, never>, 'paths'>,
): Promise<ReadonlyMap<string, HostedFile | undefined>> {
  return new Map(await Promise.all((await group.paths()).map(async (path) => [path, await site.get(path)] as const)))
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
