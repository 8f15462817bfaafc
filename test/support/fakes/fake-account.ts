import { isDeepStrictEqual } from 'node:util'

import type { AccountState, AccountStore } from '../../../shared/pipeline/account.ts'

/** The shared state of the account in memory. */
export class FakeAccount implements AccountStore {
  state: AccountState | undefined

  async get(): Promise<AccountState | undefined> {
    return this.state
  }

  async put(state: AccountState): Promise<boolean> {
    if ((this.state?.revision ?? 0) !== state.revision - 1) return isDeepStrictEqual(this.state, state)
    this.state = structuredClone(state)
    return true
  }
}
