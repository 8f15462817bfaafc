import { isDeepStrictEqual } from 'node:util'

import { RetryableError } from '../errors.ts'
import { PublishMemory } from './publish-memory.ts'
import { settle } from './settle.ts'
import type { SiteFile, SiteHost } from './site-host.ts'
import { StandingFiles } from './standing-files.ts'

/** Files that are made of one state, and where that state is read. */
export interface FileGroup<Reader, State> {
  /** Where its files are that are likely to be written. */
  readonly paths: readonly string[]
  /** Whether they are not there yet, as far as is known: then nobody looks for them before they are written. */
  readonly areNew?: boolean
  read(reader: Reader): Promise<State>
  /** May leave files out, and have others. They are written in this order. */
  render(state: State): readonly SiteFile[]
}

interface PublishSettings<Reader, State> {
  readonly site: SiteHost
  readonly groups: readonly FileGroup<Reader, State>[]
  /** Called for each round of reading: what one group has read, the others need not read again in that round. */
  readonly openReader: () => Reader
  /** Absent: nothing is remembered. */
  readonly memory?: PublishMemory
  /** Whether somebody publishes the same groups again, from a state that is read later. */
  readonly isFollowed?: boolean
}

const attempts = 24

/** Written again and again, a state that keeps changing would never be looked at for long; but now and then it is. */
const writesAnyway = 6

/** By group: the state that its files show, or why it failed. */
interface PublishedFiles<Reader, State> {
  readonly states: ReadonlyMap<FileGroup<Reader, State>, State>
  readonly failed: ReadonlyMap<FileGroup<Reader, State>, Error>
}

/** A group whose files are not known to be right yet. */
interface Pending<Reader, State> {
  readonly group: FileGroup<Reader, State>
  readonly paths: readonly string[]
  /** As it was read last; absent: not yet. */
  readonly last?: { readonly state: State }
}

/**
 * Brings groups of files up to date so that none ever goes back: what stands there is read before the state that the
 * files are made of, and written over only if it still stands there. A write may land after the state has changed and
 * somebody else has found nothing to do, so the state is read again after it. Files whose bytes are right are not
 * written. A group that fails stops no other.
 */
export async function publishFiles<Reader, State>({
  site,
  groups,
  openReader,
  memory = new PublishMemory(),
  isFollowed = false,
}: PublishSettings<Reader, State>): Promise<PublishedFiles<Reader, State>> {
  const states = new Map<FileGroup<Reader, State>, State>()
  const failed = new Map<FileGroup<Reader, State>, Error>()
  let pending: readonly Pending<Reader, State>[] = groups.map((group) => ({ group, paths: group.paths }))
  for (let attempt = 0; pending.length > 0 && attempt < attempts; attempt += 1) {
    const standing = await settle(pending, async (each) => ({
      ...each,
      // Where one thing was remembered wrongly, others are too.
      files: await StandingFiles.of(each.paths, {
        site,
        memory: memory.files,
        isAllRead: attempt > 0,
        areNew: attempt === 0 && each.group.areNew === true,
      }),
    }))
    const reader = openReader()
    const written = await settle(standing.done, async ({ group, paths, last, files }) => {
      const state = await group.read(reader)
      const next = { group, paths, state }
      // Others are at work on it: whoever is last need write it once.
      const isRestless = last !== undefined && attempt % writesAnyway > 0 && !isDeepStrictEqual(state, last.state)
      if (isRestless) return { ...next, outcome: 'outrun' as const }
      const made = group.render(state)
      const outcome = await files.bringUpTo(made)
      return { ...next, paths: [...group.paths, ...made.map(({ path }) => path)], outcome }
    })
    const again = openReader()
    const checked = await settle(written.done, async ({ group, paths, state, outcome }) => {
      if (outcome === 'outrun') return [{ group, paths, last: { state } }]
      const present = outcome === 'right' || isFollowed ? state : await group.read(again)
      if (!isDeepStrictEqual(present, state)) return [{ group, paths, last: { state: present } }]
      states.set(group, state)
      return []
    })
    for (const { failed: errors } of [standing, written, checked])
      for (const [{ group }, error] of errors) failed.set(group, error)
    pending = checked.done.flat()
  }
  for (const { group } of pending) {
    failed.set(
      group,
      new RetryableError(`Cannot write ${group.paths.join(', ')}: others wrote ${attempts} times first`),
    )
  }
  return { states, failed }
}
