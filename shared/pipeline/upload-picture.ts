import { isDeepStrictEqual } from 'node:util'

import { RetryableError } from '../errors.ts'
import { composeBlob } from '../thread/cid.ts'
import type { ThumbBlob } from '../thread/post.ts'
import type { AccountPorts } from './account.ts'
import type { Session } from './microblog.ts'
import { withSession } from './open-session.ts'

/** An encoded picture of at most 1,000,000 bytes. */
export interface Picture {
  readonly bytes: Uint8Array
  readonly mimeType: string
}

/** A picture is tried this often, and then done without. */
const tries = 2

/**
 * Makes and uploads a picture; what goes wrong is said and not thrown, because no thread waits for its picture.
 *
 * @returns `undefined` where none is made
 * @throws {RetryableError} where the PDS names an hour before which it wants no calls
 */
export async function uploadPicture<Made extends Picture | undefined>(
  ports: AccountPorts,
  session: Session,
  make: () => Promise<Made>,
): Promise<ThumbBlob | 'failed' | Extract<Made, undefined>> {
  for (let times = 0; times < tries; times += 1) {
    try {
      const made = await make()
      return made === undefined ? (made as Extract<Made, undefined>) : await upload(ports, session, made)
    } catch (error) {
      if (error instanceof RetryableError && error.notBefore !== undefined) throw error
    }
  }
  return 'failed'
}

async function upload(ports: AccountPorts, session: Session, { bytes, mimeType }: Picture): Promise<ThumbBlob> {
  const expected = composeBlob(bytes, mimeType)
  const blob = await withSession(ports, session, async (valid) => ports.microblog.uploadBlob(valid, bytes, mimeType))
  if (!isDeepStrictEqual(blob, expected))
    throw new Error(`Cannot use picture ${blob.ref.$link}: it is not what was sent`)
  return expected
}
