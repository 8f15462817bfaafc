import { isDeepStrictEqual } from 'node:util'

import type { SessionStore, StoredSession } from '../../../shared/pipeline/session.ts'

/** The shared session in memory. */
export class FakeSessions implements SessionStore {
  session: StoredSession | undefined

  async get(): Promise<StoredSession | undefined> {
    return this.session
  }

  async put(session: StoredSession): Promise<boolean> {
    if (this.session && this.session.revision !== session.revision - 1) return isDeepStrictEqual(this.session, session)
    this.session = structuredClone(session)
    return true
  }
}
