import { isDeepStrictEqual } from 'node:util'

import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'

import type { AccountState, AccountStore } from '../pipeline/account.ts'
import { onRevision, storable, type Table } from './table.ts'

const key = { pk: 'account#bluesky', sk: 'account' }

/** The account's one state, session included, as an item of the table, which is encrypted at rest. */
export function createAccountTable({ client, tableName }: Table): AccountStore {
  const get = async (): Promise<AccountState | undefined> => {
    const { Item: item } = await client.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }))
    return item?.['state'] as AccountState | undefined
  }

  return {
    get,

    async put(given) {
      const state = storable(given)
      const item = { ...key, revision: state.revision, state }
      try {
        await client.send(new PutCommand({ TableName: tableName, Item: item, ...onRevision(state.revision - 1) }))
        return true
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
        return isDeepStrictEqual(await get(), state)
      }
    },
  }
}
