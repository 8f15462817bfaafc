import { storable } from '../../../shared/adapters/table.ts'
import type { AccountState, AccountStore } from '../../../shared/pipeline/account.ts'

/** The shared state of the account in memory. */
export class FakeAccount implements AccountStore {
  state: AccountState | undefined

  async get(): Promise<AccountState | undefined> {
    return this.state
  }

  async put(state: AccountState): Promise<boolean> {
    if ((this.state?.revision ?? 0) !== state.revision - 1) return false
    this.state = storable(state)
    return true
  }
}
