import type { ThumbBlob } from '../thread/post.ts'

/** What signs requests of an account: a pair of tokens, whose they are, and where its repository is. */
export interface Session {
  readonly did: string
  /** Base URL of the account's own PDS. */
  readonly pdsUrl: string
  readonly accessJwt: string
  readonly refreshJwt: string
}

/** One change of a repository (`com.atproto.repo.applyWrites`). */
export type Write =
  | { readonly action: 'create' | 'update'; readonly collection: string; readonly rkey: string; readonly value: object }
  | { readonly action: 'delete'; readonly collection: string; readonly rkey: string }

export interface StoredRecord {
  readonly cid: string
  readonly value: Readonly<Record<string, unknown>>
}

/** A token is no longer accepted: refresh it, or sign in again. */
export class SessionExpiredError extends Error {
  override readonly name = 'SessionExpiredError'
}

/** The account on Bluesky: its repository on its own PDS, never the AppView, which lags. */
export interface Microblog {
  /**
   * Costs one of few sign-ins a day.
   *
   * @throws {RetryableError} if the host refuses: trying again at once would cost another
   */
  signIn(): Promise<Session>
  /** @throws {SessionExpiredError} */
  refresh(session: Session): Promise<Session>
  /** CID of the latest commit. */
  head(session: Session): Promise<string>
  read(session: Session, collection: string, rkey: string): Promise<StoredRecord | undefined>
  /** The DID of this handle (without `@`); `undefined`: nobody has it. */
  resolveHandle(session: Session, handle: string): Promise<string | undefined>
  /**
   * Uploads a picture, which stays only if a record names it within minutes. The same bytes have the same CID.
   *
   * @throws {SessionExpiredError}
   */
  uploadBlob(session: Session, bytes: Uint8Array, mimeType: string): Promise<ThumbBlob>
  /**
   * Writes all or nothing, and only on top of the commit `swapCommit`. Whatever the error, look before trying again.
   *
   * @throws {SessionExpiredError}
   */
  write(session: Session, writes: readonly Write[], swapCommit: string): Promise<void>
}
