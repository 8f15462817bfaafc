import { asError, RetryableError } from '../errors.ts'
import { reserveRecordKeys } from '../thread/record-keys.ts'
import {
  identityOf,
  publicationPlaceOf,
  reviseAccount,
  type AccountPorts,
  type AccountState,
  type PublicationPlace,
} from './account.ts'
import { SessionExpiredError, type Session } from './microblog.ts'

/** The account, signed in to. */
export interface OpenAccount {
  readonly session: Session
  readonly publicationPlace: PublicationPlace
}

/** Longer than a sign-in takes, so that only one is under way. */
const signInLeaseMs = 30_000

/** After a failed sign-in, the next is tried no sooner than this, and each further one after twice the time. */
const signInPauseMs = 5 * 60_000
const longestSignInPauseMs = 60 * 60_000

/**
 * The shared session; signs in only where there is none.
 *
 * @throws {RetryableError} while the account is to be left alone
 */
export async function openAccount(ports: AccountPorts): Promise<OpenAccount> {
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
  const known = state && openAccountOf(ports, state)
  if (known) return known
  if (!state?.session || state.identity !== identityOf(ports.publication)) await signIn(ports, state?.session)
  const opened = openAccountOf(ports, await reviseAccount(ports, (present) => placePublication(ports, present)))
  if (!opened) throw new RetryableError('Cannot use the Bluesky account yet: another one was signed in to meanwhile')
  return opened
}

/**
 * Makes a call with this session. When its token has expired, takes the one that somebody else renewed meanwhile, else
 * refreshes it, and signs in only when it can no longer be refreshed; then calls again.
 */
export async function withSession<Result>(
  ports: AccountPorts,
  session: Session,
  call: (session: Session) => Promise<Result>,
): Promise<Result> {
  try {
    return await call(session)
  } catch (error) {
    if (!(error instanceof SessionExpiredError)) throw error
    return call(await renew(ports, session))
  }
}

/** Keeps a session that was opened elsewhere, and ends the pause after refused sign-ins. */
export async function adoptSession(ports: Omit<AccountPorts, 'microblog'>, session: Session): Promise<void> {
  await reviseAccount(ports, (present) => ({
    ...startSession(ports, present, session),
    ...((present.signInFailures ?? 0) > 0 && { holdUntilMs: 0 }),
  }))
}

function openAccountOf({ publication }: AccountPorts, state: AccountState): OpenAccount | undefined {
  const publicationPlace = publicationPlaceOf(state, publication)
  const { session } = state
  return session && publicationPlace?.did === session.did ? { session, publicationPlace } : undefined
}

/** Gives the publication's record its place in the account, unless it has one. */
function placePublication(
  { publication, nowMs }: Pick<AccountPorts, 'publication' | 'nowMs'>,
  { session, identity, publicationPlace }: AccountState,
): Partial<AccountState> | undefined {
  if (!session || identity !== identityOf(publication) || publicationPlace?.did === session.did) return undefined
  const [rkey = ''] = reserveRecordKeys({ nowMs: nowMs(), seed: session.did, count: 1 }).keys
  return { publicationPlace: { did: session.did, rkey } }
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
    present.session?.accessJwt === replaced?.accessJwt ? startSession(ports, present, session) : undefined,
  )
  return state.session ?? session
}

function startSession(
  ports: Omit<AccountPorts, 'microblog'>,
  present: AccountState,
  session: Session,
): Partial<AccountState> {
  const signedIn = { session, identity: identityOf(ports.publication), signInFailures: 0, signingInUntilMs: 0 }
  return { ...signedIn, ...placePublication(ports, { ...present, ...signedIn }) }
}
