import { describe, expect, it } from 'vitest'

import { createAccountTable } from '../../shared/adapters/account-table.ts'
import type { AccountState, AccountStore } from '../../shared/pipeline/account.ts'
import { FakeAccount } from '../support/fakes/fake-account.ts'
import { bothStores } from './stores.ts'

const stores = bothStores<AccountStore>('account', () => new FakeAccount(), createAccountTable)

const session = { did: 'did:plc:one', pdsUrl: 'https://pds.example', accessJwt: 'a.b.c', refreshJwt: 'd.e.f' }

const full: AccountState = {
  revision: 1,
  session,
  holdUntilMs: 1_772_442_000_123,
  signingInUntilMs: 0,
  signInFailures: 3,
  budget: { points: [1999.75, 0.000_001], atMs: 1_772_442_000_000 },
}

describe.each(stores)('the account $name', ({ open }) => {
  it('has no state at first', async () => {
    expect(await (await open()).get()).toBeUndefined()
  })

  it('gives back its state as it was written, numbers to the last digit', async () => {
    const store = await open()
    expect(await store.put(full)).toBe(true)
    expect(await store.get()).toEqual(full)
  })

  it.each([
    { name: 'the next revision', before: 1, write: 2, result: true },
    { name: 'another first revision', before: 1, write: 1, result: false },
    { name: 'a revision long gone', before: 3, write: 2, result: false },
    { name: 'a revision that leaves one out', before: 1, write: 3, result: false },
    { name: 'a second revision where there is none', before: 0, write: 2, result: false },
  ])('answers $result to $name', async ({ before, write, result }) => {
    const store = await open()
    for (let revision = 1; revision <= before; revision += 1) await store.put({ ...full, revision })
    const standing = await store.get()
    const written = { revision: write, holdUntilMs: 5 }
    expect(await store.put(written)).toBe(result)
    expect(await store.get()).toEqual(result ? written : standing)
  })

  it('takes a property without a value for one that is absent', async () => {
    const store = await open()
    const state = { revision: 1, session: undefined } as unknown as AccountState
    expect(await store.put(state)).toBe(true)
    expect(await store.get()).toStrictEqual({ revision: 1 })
  })

  it('answers false to a state that stands there already, as another writer put it: a lease is only one’s', async () => {
    const store = await open()
    expect(await store.put(full)).toBe(true)
    expect(await store.put({ ...full })).toBe(false)
    expect(await store.put({ ...full, session: { ...session, accessJwt: 'other' } })).toBe(false)
  })

  it('lets one of many writers of the same revision win', async () => {
    const store = await open()
    const won = await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => store.put({ revision: 1, signInFailures: writer })),
    )
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await store.get()).toEqual({ revision: 1, signInFailures: won.indexOf(true) })
  })
})
