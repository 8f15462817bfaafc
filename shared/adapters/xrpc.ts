import { Agent, XRPCError } from '@atproto/api'

import { RetryableError } from '../errors.ts'
import { SessionExpiredError } from '../pipeline/microblog.ts'

/** Longer than a PDS takes, shorter than a function may run. */
const timeoutMs = 8_000

const tooManyRequests = 429

/** What a PDS says of a token that it takes no longer; told by name, since the status is 400. */
const expired = new Set(['ExpiredToken', 'InvalidToken', 'AuthMissing'])

/** By server. A new one reads every lexicon there is, which takes longer than a call. */
const agents = new Map<string, Agent>()

/** A client of this server that gives up on a call that takes too long. It has no session. */
export function agentAt(url: string): Agent {
  const known = agents.get(url)
  if (known) return known
  const agent = new Agent({
    service: url,
    fetch: async (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(timeoutMs) }),
  })
  agents.set(url, agent)
  return agent
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** Endpoint of the account's PDS in its DID document, which may be another host than the one that it signs in to. */
export function pdsUrlOf(didDoc: unknown): string | undefined {
  const { service } = (didDoc ?? {}) as { service?: unknown }
  if (!Array.isArray(service)) return undefined
  const entry = service.find((candidate: { id?: unknown }) => String(candidate.id).endsWith('#atproto_pds')) as
    | { serviceEndpoint?: unknown }
    | undefined
  return typeof entry?.serviceEndpoint === 'string' ? entry.serviceEndpoint : undefined
}

/** Whether the server answered with this error, by its name. */
export const isAnswer = (error: unknown, name: string): boolean => error instanceof XRPCError && error.error === name

export const rethrow =
  (action: string) =>
  (error: unknown): never => {
    throw translate(error, action)
  }

/** The SDK's error as one of ours: what was attempted, and what the PDS answered. */
export function translate(
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
