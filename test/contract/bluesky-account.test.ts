import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { checkAccount, labelAsBot } from '../../shared/adapters/bluesky-account.ts'
import { connectBluesky } from '../../shared/adapters/bluesky.ts'
import { RetryableError } from '../../shared/errors.ts'
import type { Microblog, Session } from '../../shared/pipeline/microblog.ts'
import { type FrontedPds, startFrontedPds } from './pds-front.ts'

const collection = 'app.bsky.actor.profile'
const own = { $type: collection, displayName: 'The Digest', pronouns: 'they', createdAt: '2026-03-02T09:00:00.000Z' }
const botLabel = { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: 'bot' }] }

let fronted: FrontedPds
let microblog: Microblog
let session: Session

beforeAll(async () => {
  fronted = await startFrontedPds()
  const { url: serviceUrl, handle, appPassword } = fronted.pds
  microblog = connectBluesky({ serviceUrl, handle, appPassword: async () => appPassword })
  session = await microblog.signIn()
})

afterAll(async () => fronted.stop())

const readProfile = async () => (await microblog.read(session, collection, 'self'))?.value

/** Writes the profile that the owner made, or none. */
async function setProfile(value: object | undefined): Promise<void> {
  const place = { collection, rkey: 'self' }
  if (await readProfile()) {
    await microblog.write(session, [{ action: 'delete', ...place }], await microblog.head(session))
  }
  if (value) await microblog.write(session, [{ action: 'create', ...place, value }], await microblog.head(session))
}

describe(checkAccount, () => {
  const accountWith = (password: string) => {
    const { url: serviceUrl, handle } = fronted.pds
    return { serviceUrl, handle, appPassword: async () => password }
  }

  it('tells whom an app password signs in', async () => {
    const { did, handle, appPassword } = fronted.pds
    const checked = await checkAccount(accountWith(appPassword))
    expect(checked).toMatchObject({ handle, isAppPassword: true, session: { did, pdsUrl: session.pdsUrl } })
  })

  it('tells the account’s own password from an app password', async () => {
    expect(await checkAccount(accountWith(fronted.pds.password))).toMatchObject({ isAppPassword: false })
  })

  it('says what the host said of a wrong password', async () => {
    const checked = checkAccount(accountWith('aaaa-bbbb-cccc-dddd'))
    await expect(checked).rejects.toBeInstanceOf(RetryableError)
    await expect(checked).rejects.toThrow('AuthenticationRequired')
  })
})

describe(labelAsBot, () => {
  beforeEach(async () => {
    fronted.decide = undefined
    await setProfile(undefined)
  })

  it('labels an account that has no profile yet', async () => {
    expect(await labelAsBot(session)).toBe(true)
    expect(await readProfile()).toEqual({ $type: collection, labels: botLabel })
  })

  it('leaves what the owner wrote as it is, other labels included', async () => {
    const values = [{ val: '!no-unauthenticated' }]
    await setProfile({ ...own, labels: { ...botLabel, values } })
    expect(await labelAsBot(session)).toBe(true)
    expect(await readProfile()).toEqual({ ...own, labels: { ...botLabel, values: [...values, { val: 'bot' }] } })
  })

  it('writes nothing where the label is', async () => {
    await setProfile({ ...own, labels: botLabel })
    const head = await microblog.head(session)
    expect(await labelAsBot(session)).toBe(false)
    expect(await microblog.head(session)).toBe(head)
  })

  it('keeps what the owner writes at the same moment', async () => {
    await setProfile(own)
    const meanwhile = { ...own, displayName: 'Renamed meanwhile' }
    let writes = 0
    fronted.decide = async ({ operation }) => {
      if (operation === 'com.atproto.repo.putRecord' && writes++ === 0) await setProfile(meanwhile)
      return undefined
    }
    expect(await labelAsBot(session)).toBe(true)
    expect(writes).toBe(2)
    expect(await readProfile()).toEqual({ ...meanwhile, labels: botLabel })
  })
})
