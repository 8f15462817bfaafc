import { describe, expect, it } from 'vitest'
import { openPort } from '../../local/gateway/http-exchange.ts'
import { servePds } from '../../local/gateway/pds-gateway.ts'
import { composeLocalHandle, startPds } from '../../local/pds/pds.ts'

describe(startPds, () => {
  it.each([
    { name: 'an ordinary one', handle: 'digest.example.org', local: 'digest.test' },
    { name: 'one that a PDS gives to nobody', handle: 'news.example.org', local: 'news.test' },
    { name: 'one that is the local account’s own', handle: 'local-account.example', local: 'local-account.test' },
    { name: 'one that is too short', handle: 'x.org', local: 'x-local.test' },
    { name: 'one that is too long', handle: 'the-peace-research-digest.org', local: 'the-peace-research.test' },
    { name: 'one in capitals', handle: 'Digest.Example.Org', local: 'digest.test' },
  ])('has an account that signs in, for a handle like $name', async ({ handle, local }) => {
    const front = await openPort()
    const nothing = () => undefined
    const pds = await startPds(front, composeLocalHandle(handle), (inner) => servePds(front, inner, nothing, nothing))
    const response = await fetch(`${pds.url}/xrpc/com.atproto.server.createSession`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identifier: pds.handle, password: pds.appPassword }),
    })
    const session: unknown = await response.json()
    await pds.stop()
    expect(session).toMatchObject({ handle: local, did: pds.did })
  })
})
