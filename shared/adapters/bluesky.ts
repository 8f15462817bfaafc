import { Agent, XRPCError } from '@atproto/api'

import { RetryableError } from '../errors.ts'
import { SessionExpiredError, type Microblog, type Write } from '../pipeline/microblog.ts'

/** Longer than a PDS takes, shorter than a function may run. */
const timeoutMs = 8_000

const tooManyRequests = 429

/** What a PDS says of a token that it takes no longer; told by name, since the status is 400. */
const expired = new Set(['ExpiredToken', 'InvalidToken', 'AuthMissing'])

export interface BlueskyAccount {
  readonly serviceUrl: string
  readonly handle: string
  /** Reads the app password; called only to sign in. */
  readonly appPassword: () => Promise<string>
}

/** The account's repository on its PDS. */
export function connectBluesky({ serviceUrl, handle, appPassword }: BlueskyAccount): Microblog {
  return {
    async signIn() {
      const password = await appPassword()
      const { com } = agentAt(serviceUrl)
      const answer = await com.atproto.server
        .createSession({ identifier: handle, password })
        .catch((error: unknown) => {
          throw translate(error, `sign in to Bluesky as ${handle}`, RetryableError)
        })
      const { did, accessJwt, refreshJwt, didDoc } = answer.data
      return { did, accessJwt, refreshJwt, pdsUrl: pdsUrlOf(didDoc) ?? serviceUrl }
    },

    async refresh(session) {
      const { com } = agentAt(session.pdsUrl)
      const answer = await com.atproto.server
        .refreshSession(undefined, { headers: bearer(session.refreshJwt) })
        .catch(rethrow('refresh the Bluesky session'))
      const { did, accessJwt, refreshJwt, didDoc } = answer.data
      return { did, accessJwt, refreshJwt, pdsUrl: pdsUrlOf(didDoc) ?? session.pdsUrl }
    },

    async head({ did, pdsUrl }) {
      const answer = await agentAt(pdsUrl)
        .com.atproto.sync.getLatestCommit({ did })
        .catch(rethrow(`read the head of ${did}`))
      return answer.data.cid
    },

    async read({ did, pdsUrl }, collection, rkey) {
      const { com } = agentAt(pdsUrl)
      try {
        const { data } = await com.atproto.repo.getRecord({ repo: did, collection, rkey })
        if (data.cid === undefined) throw new Error(`Cannot read ${data.uri}: its PDS sent no CID`)
        return { cid: data.cid, value: data.value }
      } catch (error) {
        if (error instanceof XRPCError && error.error === 'RecordNotFound') return undefined
        throw translate(error, `read at://${did}/${collection}/${rkey}`)
      }
    },

    async write(session, writes, swapCommit) {
      const { com } = agentAt(session.pdsUrl)
      await com.atproto.repo
        .applyWrites(
          { repo: session.did, writes: writes.map(lexiconWrite), swapCommit },
          { headers: bearer(session.accessJwt), encoding: 'application/json' },
        )
        .catch(rethrow(`write ${writes.length} records to the repository of ${session.did}`))
    },
  }
}

const agentAt = (url: string): Agent =>
  new Agent({
    service: url,
    fetch: async (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(timeoutMs) }),
  })

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

function lexiconWrite(write: Write) {
  const { collection, rkey } = write
  return write.action === 'create'
    ? { $type: 'com.atproto.repo.applyWrites#create' as const, collection, rkey, value: { ...write.value } }
    : { $type: 'com.atproto.repo.applyWrites#delete' as const, collection, rkey }
}

/** Endpoint of the account's PDS in its DID document, which may be another host than the one that it signs in to. */
function pdsUrlOf(didDoc: unknown): string | undefined {
  const { service } = (didDoc ?? {}) as { service?: unknown }
  if (!Array.isArray(service)) return undefined
  const entry = service.find((candidate: { id?: unknown }) => String(candidate.id).endsWith('#atproto_pds')) as
    | { serviceEndpoint?: unknown }
    | undefined
  return typeof entry?.serviceEndpoint === 'string' ? entry.serviceEndpoint : undefined
}

const rethrow =
  (action: string) =>
  (error: unknown): never => {
    throw translate(error, action)
  }

/** The SDK's error as one of ours: what was attempted, and what the PDS answered. */
function translate(
  error: unknown,
  action: string,
  Otherwise: new (message: string, options: ErrorOptions) => Error = Error,
): Error {
  if (!(error instanceof XRPCError)) return new Otherwise(`Cannot ${action}: ${String(error)}`, { cause: error })
  const message = `Cannot ${action}: ${error.error}: ${error.message}`
  if ((error.status as number) === tooManyRequests)
    return new RetryableError(message, { cause: error, notBefore: notBefore(error.headers ?? {}) })
  if (expired.has(error.error)) return new SessionExpiredError(message, { cause: error })
  return new Otherwise(message, { cause: error })
}

/** When a rate limit ends, from `retry-after` (seconds) or `ratelimit-reset` (seconds since the epoch). */
function notBefore(headers: Readonly<Record<string, string | undefined>>): number {
  const wait = Number(headers['retry-after'])
  if (Number.isFinite(wait)) return Date.now() + wait * 1000
  const reset = Number(headers['ratelimit-reset'])
  return Number.isFinite(reset) ? reset * 1000 : Date.now() + 300_000
}
