import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccount } from './pds-account.ts'
import { type OpenPort, openPort } from '../gateway/http-exchange.ts'

/** A Bluesky account and its home on this machine. */
export interface LocalPds {
  /** Base URL without trailing slash. */
  readonly url: string
  readonly handle: string
  readonly did: string
  readonly appPassword: string
  /** The account's own password, for whoever acts as its owner. */
  readonly password: string
  /** Every commit to the account's repository so far, oldest first. */
  readCommits(): Promise<readonly RepositoryCommit[]>
  stop(): Promise<void>
}

/** What one commit did; `paths` are `<collection>/<record key>` of the records that it created. */
export interface RepositoryCommit {
  readonly cid: string
  readonly rev: string
  readonly time: string
  readonly paths: readonly string[]
}

/** Everything under this domain is a handle of the local PDS. */
export const handleDomain = '.test'

/** The handle on the local PDS that stands for a publication's own: its first label under the local domain. */
export function composeLocalHandle(handle: string): string {
  const label = (handle.split('.')[0] ?? '').toLowerCase().slice(0, 18).replace(/-+$/, '')
  return `${label.length < 3 ? `${label}-local` : label}${handleDomain}`
}

/**
 * Starts a PDS and a PLC directory on loopback, with one account that has an app password.
 *
 * @param front the port that the world reaches the PDS by
 * @param serveFront answers on the front by handing on to the inner port
 */
export async function startPds(
  front: OpenPort,
  handle: string,
  serveFront: (innerPort: number) => void,
): Promise<LocalPds> {
  const [{ PDS }, { PlcServer, Database }, inner, plcPort, directory] = await Promise.all([
    import('@atproto/pds'),
    import('@did-plc/server'),
    openPort(),
    openPort(),
    mkdtemp(join(tmpdir(), 'tidings-pds-')),
  ])
  plcPort.server.on('request', PlcServer.create({ db: Database.mock() }).app as RequestListener)
  const adminPassword = randomBytes(16).toString('hex')
  const pds = await PDS.fromEnv({
    devMode: true,
    port: front.port,
    hostname: 'localhost',
    dataDirectory: directory,
    blobstoreDiskLocation: join(directory, 'blobs'),
    didPlcUrl: plcPort.url,
    serviceHandleDomains: [handleDomain],
    inviteRequired: false,
    disableSsrfProtection: true,
    adminPassword,
    jwtSecret: randomBytes(16).toString('hex'),
    plcRotationKeyK256PrivateKeyHex: randomBytes(32).toString('hex'),
  })
  // As PDS.start() does, but on loopback alone and on a port that is known beforehand.
  await pds.ctx.sequencer.start()
  inner.server.on('request', pds.app as RequestListener)
  serveFront(inner.port)
  return {
    ...(await createAccount(front.url, handle, adminPassword)),
    url: front.url,
    async readCommits() {
      const events = await pds.ctx.sequencer.requestSeqRange({})
      return events.flatMap((event) => {
        if (event.type !== 'commit') return []
        const { commit, rev, ops } = event.evt
        const paths = ops.filter(({ action }) => action === 'create').map(({ path }) => path)
        return [{ cid: commit.toString(), rev, time: event.time, paths }]
      })
    },
    async stop() {
      await Promise.all([front.close(), inner.close()])
      await pds.destroy()
      await plcPort.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
