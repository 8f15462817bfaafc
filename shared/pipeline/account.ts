import { asError, RetryableError } from '../errors.ts'
import type { Publication } from '../publication.ts'
import { SessionExpiredError, type Microblog, type Session, type Write } from './microblog.ts'
import { costOf, spend, type WriteBudget } from './write-budget.ts'

/** What all invocations share about the account on Bluesky. */
export interface AccountState {
  readonly revision: number
  readonly session?: Session
  /** The handle and service that the session was opened with: another account's session is none. */
  readonly identity?: string
  /** No request before this moment, in milliseconds since the epoch, and why. */
  readonly holdUntilMs?: number
  readonly holdReason?: string
  /** One invocation is signing in; the others wait for it until then, in milliseconds since the epoch. */
  readonly signingInUntilMs?: number
  /** Refused sign-ins in a row. */
  readonly signInFailures?: number
  readonly budget?: WriteBudget
}

/** Where that is kept. Reads are consistent. */
export interface AccountStore {
  get(): Promise<AccountState | undefined>
  /** Writes in place of the revision before; `false`: somebody else wrote first, even if the same. */
  put(state: AccountState): Promise<boolean>
}

export interface AccountPorts {
  readonly publication: Pick<Publication, 'bluesky'>
  readonly microblog: Microblog
  readonly account: AccountStore
  readonly nowMs: () => number
}

/** Longer than a sign-in takes, so that only one is under way. */
const signInLeaseMs = 30_000

/** After a failed sign-in, the next is tried no sooner than this, and each further one after twice the time. */
const signInPauseMs = 5 * 60_000
const longestSignInPauseMs = 60 * 60_000

const attempts = 10

/**
 * The shared session; signs in only where there is none.
 *
 * @throws {RetryableError} while the account is to be left alone
 */
export async function openSession(ports: AccountPorts): Promise<Session> {
  const state = await ports.account.get()
  if (state?.holdUntilMs !== undefined && state.holdUntilMs > ports.nowMs()) {
    const until = new Date(state.holdUntilMs).toISOString()
    throw new RetryableError(
      `Cannot use the Bluesky account before ${until}: ${state.holdReason ?? 'it asked for a pause'}`,
      {
        notBefore: state.holdUntilMs,
      },
    )
  }
  if (state?.session && state.identity === identityOf(ports)) return state.session
  return signIn(ports, state?.session)
}

const identityOf = ({ publication: { bluesky } }: Pick<AccountPorts, 'publication'>): string =>
  `${bluesky?.handle} at ${bluesky?.service}`

/**
 * Writes with this session, within the account's budget of points. When its token has expired, takes the one that
 * somebody else renewed meanwhile, else refreshes it, and signs in only when it can no longer be refreshed.
 */
export async function writeWithin(
  ports: AccountPorts,
  session: Session,
  writes: readonly Write[],
  swapCommit: string,
): Promise<void> {
  await takePoints(ports, costOf(writes))
  try {
    await ports.microblog.write(session, writes, swapCommit)
  } catch (error) {
    if (!(error instanceof SessionExpiredError)) throw error
    await ports.microblog.write(await renew(ports, session), writes, swapCommit)
  }
}

/** Leaves the account alone until then, for all invocations. */
export async function holdAccount(ports: AccountPorts, holdUntilMs: number, holdReason: string): Promise<void> {
  await reviseAccount(ports, ({ holdUntilMs: present = 0 }) =>
    present < holdUntilMs ? { holdUntilMs, holdReason } : undefined,
  )
}

/** Keeps a session that was opened elsewhere, and ends the pause after refused sign-ins. */
export async function adoptSession(ports: Omit<AccountPorts, 'microblog'>, session: Session): Promise<void> {
  await reviseAccount(ports, ({ signInFailures = 0 }) => ({
    session,
    identity: identityOf(ports),
    signInFailures: 0,
    signingInUntilMs: 0,
    ...(signInFailures > 0 && { holdUntilMs: 0 }),
  }))
}

async function takePoints(ports: AccountPorts, points: number): Promise<void> {
  await reviseAccount(ports, ({ budget }) => {
    const spent = spend(budget, points, ports.nowMs())
    if ('budget' in spent) return spent
    const until = new Date(spent.notBeforeMs).toISOString()
    throw new RetryableError(`Cannot post before ${until}: the account's budget of writes is used up`, {
      notBefore: spent.notBeforeMs,
    })
  })
}

async function renew(ports: AccountPorts, expired: Session): Promise<Session> {
  const shared = (await ports.account.get())?.session
  if (shared && isOther(shared, expired)) return shared
  try {
    return await share(ports, await ports.microblog.refresh(expired), expired)
  } catch (error) {
    if (!(error instanceof SessionExpiredError)) throw error
    return signIn(ports, expired)
  }
}

async function signIn(ports: AccountPorts, replaced?: Session): Promise<Session> {
  const { session } = await reviseAccount(ports, ({ session: present, signingInUntilMs = 0 }) => {
    if (isOther(present, replaced)) return undefined
    if (signingInUntilMs > ports.nowMs()) {
      throw new Error('Cannot use the Bluesky account yet: somebody else is signing in')
    }
    return { signingInUntilMs: ports.nowMs() + signInLeaseMs }
  })
  if (session && isOther(session, replaced)) return session
  try {
    return await share(ports, await ports.microblog.signIn(), replaced)
  } catch (thrown) {
    const holdReason = asError(thrown).message
    await reviseAccount(ports, ({ signInFailures = 0 }) => {
      const pauseMs = Math.min(signInPauseMs * 2 ** signInFailures, longestSignInPauseMs)
      const holdUntilMs = ports.nowMs() + pauseMs
      return { signInFailures: signInFailures + 1, signingInUntilMs: 0, holdUntilMs, holdReason }
    })
    // Not to be tried again at once: each try may cost one of few sign-ins a day.
    throw thrown instanceof RetryableError ? thrown : new RetryableError(holdReason, { cause: thrown })
  }
}

/** Whether there is a session now that did not stand there before. */
const isOther = (session: Session | undefined, before: Session | undefined): boolean =>
  session !== undefined && session.accessJwt !== before?.accessJwt

/** Keeps a new session for all in place of the one it replaces; where another was kept meanwhile, gives that one. */
async function share(ports: AccountPorts, session: Session, replaced: Session | undefined): Promise<Session> {
  const state = await reviseAccount(ports, (present) =>
    present.session?.accessJwt === replaced?.accessJwt
      ? { session, identity: identityOf(ports), signInFailures: 0, signingInUntilMs: 0 }
      : undefined,
  )
  return state.session ?? session
}

async function reviseAccount(
  { account }: Pick<AccountPorts, 'account'>,
  change: (state: AccountState) => Partial<AccountState> | undefined,
): Promise<AccountState> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const present = (await account.get()) ?? { revision: 0 }
    const changes = change(present)
    if (!changes) return present
    const next = { ...present, ...changes, revision: present.revision + 1 }
    if (await account.put(next)) return next
  }
  throw new RetryableError(`Cannot write the account's state: others wrote it ${attempts} times first`)
}
