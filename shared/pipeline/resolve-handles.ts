import { RetryableError } from '../errors.ts'
import type { Microblog, Session } from './microblog.ts'

/** A handle is asked for this often, and then done without. */
const tries = 2

/**
 * The DIDs of these handles, as far as they can be found.
 *
 * @throws {RetryableError} where the PDS names an hour before which it wants no calls
 */
export async function resolveHandles(
  microblog: Microblog,
  session: Session,
  handles: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    handles.map(async (handle) => [handle, await resolveHandle(microblog, session, handle)] as const),
  )
  return new Map(found.flatMap(([handle, did]) => (did === undefined ? [] : [[handle, did]])))
}

async function resolveHandle(microblog: Microblog, session: Session, handle: string): Promise<string | undefined> {
  for (let times = 0; times < tries; times += 1) {
    try {
      return await microblog.resolveHandle(session, handle)
    } catch (error) {
      if (error instanceof RetryableError && error.notBefore !== undefined) throw error
    }
  }
  return undefined
}
