import type { Session } from '../pipeline/microblog.ts'
import { connectBluesky, type BlueskyAccount } from './bluesky.ts'
import { agentAt, bearer, isAnswer, rethrow, translate } from './xrpc.ts'

const profile = { collection: 'app.bsky.actor.profile', rkey: 'self' } as const
const selfLabels = 'com.atproto.label.defs#selfLabels'

/** Tries while the owner, or somebody else, changes the profile at the same moment. */
const attempts = 5

/** Whom an app password signs in. */
export interface CheckedAccount {
  readonly session: Session
  /** The handle that the account has now, by its own PDS. */
  readonly handle: string
  /** Whether it is an app password, which its owner can take away, and not the account's own. */
  readonly isAppPassword: boolean
}

/**
 * Signs in once, which costs one of few sign-ins a day.
 *
 * @throws {RetryableError} with what the host said, if it refuses
 */
export async function checkAccount(account: BlueskyAccount): Promise<CheckedAccount> {
  const session = await connectBluesky(account).signIn()
  const { com } = agentAt(session.pdsUrl)
  const answer = await com.atproto.server
    .getSession({}, { headers: bearer(session.accessJwt) })
    .catch(rethrow(`look at the session of ${account.handle}`))
  return { session, handle: answer.data.handle, isAppPassword: scopeOf(session.accessJwt).includes('appPass') }
}

/**
 * Adds the self-label `bot` to the account's profile, and leaves everything else there as it is.
 *
 * @returns `false`: it was there already
 */
export async function labelAsBot(session: Session): Promise<boolean> {
  const { com } = agentAt(session.pdsUrl)
  const headers = bearer(session.accessJwt)
  for (let attempt = 1; ; attempt += 1) {
    const present = await readProfile(session)
    const labels = labelsOf(present?.value)
    if (labels.includes('bot')) return false
    const values = [...labels, 'bot'].map((val) => ({ val }))
    const record = { ...present?.value, $type: profile.collection, labels: { $type: selfLabels, values } }
    try {
      const swapRecord = present?.cid ?? null
      await com.atproto.repo.putRecord({ repo: session.did, ...profile, record, swapRecord }, { headers })
      return true
    } catch (error) {
      if (!isAnswer(error, 'InvalidSwap') || attempt === attempts)
        throw translate(error, `label ${session.did} as a bot`)
    }
  }
}

async function readProfile({ did, pdsUrl }: Session): Promise<{ cid?: string; value: object } | undefined> {
  try {
    const { data } = await agentAt(pdsUrl).com.atproto.repo.getRecord({ repo: did, ...profile })
    return data
  } catch (error) {
    if (isAnswer(error, 'RecordNotFound')) return undefined
    throw translate(error, `read the profile of ${did}`)
  }
}

function labelsOf(value: object | undefined): readonly string[] {
  const { labels } = (value ?? {}) as { labels?: { values?: readonly { val: string }[] } }
  return (labels?.values ?? []).map(({ val }) => val)
}

/** What an access token says that it is for. */
function scopeOf(accessJwt: string): string {
  const [, payload = ''] = accessJwt.split('.')
  try {
    const { scope } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { scope?: unknown }
    return String(scope)
  } catch {
    return ''
  }
}
