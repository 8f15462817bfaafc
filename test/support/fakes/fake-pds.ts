import {
  SessionExpiredError,
  type Microblog,
  type Session,
  type StoredRecord,
  type Write,
} from '../../../shared/pipeline/microblog.ts'
import { composeBlob, computeCid } from '../../../shared/thread/cid.ts'
import type { ThumbBlob } from '../../../shared/thread/post.ts'

const minuteMs = 60_000
const accessTokenMs = 120 * minuteMs
const refreshTokenMs = 90 * 24 * 60 * minuteMs
/** A refresh token that was used works this long after. */
const graceMs = 120 * minuteMs

/** One commit of the repository: what it wrote. */
export interface Commit {
  readonly cid: string
  readonly writes: readonly Write[]
}

/** A repository on a PDS in memory: atomic writes, pictures that must be there before a record names them, `swapCommit`, tokens that expire by the given clock. */
export class FakePds implements Microblog {
  readonly did = 'did:plc:fakefakefakefakefakefake'
  readonly records = new Map<string, StoredRecord>()
  readonly commits: Commit[] = [{ cid: 'commit-0', writes: [] }]
  /** Whose DID is whose, by handle. */
  readonly handles = new Map<string, string>()
  /** CIDs of the pictures that were uploaded. */
  readonly blobs = new Set<string>()
  signIns = 0
  refreshes = 0
  readonly #tokens = new Map<string, { kind: 'access' | 'refresh'; untilMs: number }>()
  readonly #nowMs: () => number

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  async signIn(): Promise<Session> {
    this.signIns += 1
    return this.#issue()
  }

  async refresh(session: Session): Promise<Session> {
    this.#check(session.refreshJwt, 'refresh')
    this.#tokens.set(session.refreshJwt, { kind: 'refresh', untilMs: this.#nowMs() + graceMs })
    this.refreshes += 1
    return this.#issue()
  }

  async head(_session: Session): Promise<string> {
    return this.#head
  }

  async read(_session: Session, collection: string, rkey: string): Promise<StoredRecord | undefined> {
    return this.records.get(`${collection}/${rkey}`)
  }

  async resolveHandle(_session: Session, handle: string): Promise<string | undefined> {
    return this.handles.get(handle)
  }

  async uploadBlob(session: Session, bytes: Uint8Array, mimeType: string): Promise<ThumbBlob> {
    this.#check(session.accessJwt, 'access')
    const blob = composeBlob(bytes, mimeType)
    this.blobs.add(blob.ref.$link)
    return blob
  }

  async write(session: Session, writes: readonly Write[], swapCommit: string): Promise<void> {
    this.#check(session.accessJwt, 'access')
    if (swapCommit !== this.#head) throw new Error(`InvalidSwap: ${swapCommit} is not the head`)
    for (const write of writes) {
      const { action, collection, rkey } = write
      const stands = this.records.has(`${collection}/${rkey}`)
      if (stands === (action === 'create')) throw new Error(`InternalServerError: cannot ${action} ${rkey}`)
      const missing = 'value' in write && linksOf(write.value).find((link) => !this.blobs.has(link))
      if (missing) throw new Error(`BlobNotFound: ${missing}`)
    }
    for (const write of writes) {
      const place = `${write.collection}/${write.rkey}`
      if (write.action === 'delete') this.records.delete(place)
      else this.records.set(place, { cid: computeCid(write.value), value: { ...write.value } })
    }
    this.commits.push({ cid: `commit-${this.commits.length}`, writes })
  }

  get #head(): string {
    return this.commits.at(-1)?.cid ?? ''
  }

  #issue(): Session {
    const number = this.#tokens.size
    const [accessJwt, refreshJwt] = [`access-${number}`, `refresh-${number}`]
    this.#tokens.set(accessJwt, { kind: 'access', untilMs: this.#nowMs() + accessTokenMs })
    this.#tokens.set(refreshJwt, { kind: 'refresh', untilMs: this.#nowMs() + refreshTokenMs })
    return { did: this.did, pdsUrl: 'http://pds.invalid', accessJwt, refreshJwt }
  }

  #check(token: string, kind: 'access' | 'refresh'): void {
    const known = this.#tokens.get(token)
    if (known?.kind !== kind || known.untilMs <= this.#nowMs()) throw new SessionExpiredError(`ExpiredToken: ${token}`)
  }
}

/** The pictures that a record names. */
const linksOf = (value: object): readonly string[] =>
  [...JSON.stringify(value).matchAll(/"\$link":"(\w+)"/g)].map(([, link = '']) => link)
