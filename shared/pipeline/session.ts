import { SessionExpiredError, type Microblog, type Session } from './microblog.ts'

/** A session as it is shared by all invocations. */
export interface StoredSession extends Session {
  readonly revision: number
}

/** Where the one session of the account is. Reads are consistent. */
export interface SessionStore {
  get(): Promise<StoredSession | undefined>
  /** Writes in place of the revision before; `false`: somebody else renewed the session first. */
  put(session: StoredSession): Promise<boolean>
}

export interface SessionPorts {
  readonly microblog: Microblog
  readonly sessions: SessionStore
}

/** The shared session; signs in only where there is none. */
export async function currentSession(ports: SessionPorts): Promise<StoredSession> {
  return (await ports.sessions.get()) ?? share(ports, await ports.microblog.signIn(), 0)
}

/**
 * Calls with this session. When its token has expired, takes the one that somebody else renewed meanwhile, else
 * refreshes it, and signs in only when it can no longer be refreshed.
 */
export async function withSession<Result>(
  ports: SessionPorts,
  session: StoredSession,
  call: (session: Session) => Promise<Result>,
): Promise<Result> {
  try {
    return await call(session)
  } catch (error) {
    if (!(error instanceof SessionExpiredError)) throw error
    return call(await renew(ports, session))
  }
}

async function renew(ports: SessionPorts, expired: StoredSession): Promise<Session> {
  const { microblog, sessions } = ports
  const shared = await sessions.get()
  if (shared && shared.accessJwt !== expired.accessJwt) return shared
  try {
    return await share(ports, await microblog.refresh(expired), expired.revision)
  } catch (error) {
    if (!(error instanceof SessionExpiredError)) throw error
    const renewed = await sessions.get()
    if (renewed && renewed.refreshJwt !== expired.refreshJwt) return renewed
    return share(ports, await microblog.signIn(), renewed?.revision ?? 0)
  }
}

/** Keeps a new session for all; where another was kept first, that one. */
async function share({ sessions }: SessionPorts, session: Session, replaced: number): Promise<StoredSession> {
  const stored = { ...session, revision: replaced + 1 }
  if (await sessions.put(stored)) return stored
  return (await sessions.get()) ?? stored
}
