import { RetryableError } from '../errors.ts'
import type { Microblog, Write } from '../pipeline/microblog.ts'
import { agentAt, bearer, isAnswer, pdsUrlOf, rethrow, translate } from './xrpc.ts'

/** What a PDS says of a handle that nobody has. */
const unknownHandle = ['InvalidRequest', 'HandleNotFound']

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
        if (isAnswer(error, 'RecordNotFound')) return undefined
        throw translate(error, `read at://${did}/${collection}/${rkey}`)
      }
    },

    async resolveHandle({ pdsUrl }, asked) {
      const { com } = agentAt(pdsUrl)
      try {
        const { data } = await com.atproto.identity.resolveHandle({ handle: asked })
        return data.did
      } catch (error) {
        if (unknownHandle.some((name) => isAnswer(error, name))) return undefined
        throw translate(error, `find out who @${asked} is`)
      }
    },

    async uploadBlob({ pdsUrl, accessJwt }, bytes, mimeType) {
      const answer = await agentAt(pdsUrl)
        .com.atproto.repo.uploadBlob(bytes, { headers: bearer(accessJwt), encoding: mimeType })
        .catch(rethrow(`upload a picture of ${bytes.length} bytes`))
      const { ref, mimeType: sniffed, size } = answer.data.blob
      return { $type: 'blob', ref: { $link: ref.toString() }, mimeType: sniffed, size }
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

function lexiconWrite(write: Write) {
  const { collection, rkey } = write
  if (write.action === 'delete') return { $type: 'com.atproto.repo.applyWrites#delete' as const, collection, rkey }
  const value = { ...write.value }
  return write.action === 'create'
    ? { $type: 'com.atproto.repo.applyWrites#create' as const, collection, rkey, value }
    : { $type: 'com.atproto.repo.applyWrites#update' as const, collection, rkey, value }
}
