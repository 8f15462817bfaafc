import { RetryableError } from '../errors.ts'
import type { Publication } from '../publication.ts'
import { publicationCollection } from '../thread/standard-site.ts'
import type { Microblog, Session } from './microblog.ts'
import type { WriteBudget } from './write-budget.ts'

/** Where an account keeps the record of the publication (`site.standard.publication`). */
export interface PublicationPlace {
  readonly did: string
  readonly rkey: string
}

/** What all invocations share about the account on Bluesky. */
export interface AccountState {
  readonly revision: number
  readonly session?: Session
  /** The handle and service that the session was opened with: another account's session is none. */
  readonly identity?: string
  /** Reserved when the account is first signed in to. */
  readonly publicationPlace?: PublicationPlace
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

const attempts = 10

export const identityOf = ({ bluesky }: Pick<Publication, 'bluesky'>): string =>
  `${bluesky?.handle} at ${bluesky?.service}`

/** Where the account that publication.json names keeps the publication's record, once that is known. */
export const publicationPlaceOf = (
  state: AccountState | undefined,
  publication: Pick<Publication, 'bluesky'>,
): PublicationPlace | undefined => (state?.identity === identityOf(publication) ? state.publicationPlace : undefined)

export const publicationUri = ({ did, rkey }: PublicationPlace): string =>
  `at://${did}/${publicationCollection}/${rkey}`

/** Leaves the account alone until then, for all invocations. */
export async function holdAccount(ports: AccountPorts, holdUntilMs: number, holdReason: string): Promise<void> {
  await reviseAccount(ports, ({ holdUntilMs: present = 0 }) =>
    present < holdUntilMs ? { holdUntilMs, holdReason } : undefined,
  )
}

/** Reads, changes and writes the state until the write finds what was read. @returns the state as it now stands */
export async function reviseAccount(
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
