import { randomUUID } from 'node:crypto'

import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'

import type { AccountState, AccountStore } from '../pipeline/account.ts'
import { onRevision, storable, type Table } from './table.ts'

const key = { pk: 'account#bluesky', sk: 'account' }

/** The account's one state, session included, as an item of the table, which is encrypted at rest. */
export function createAccountTable({ client, tableName }: Table): AccountStore {
  const read = async (): Promise<{ state?: AccountState; writeId?: string }> => {
    const { Item: item } = await client.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }))
    return item ?? {}
  }

  return {
    async get() {
      return (await read()).state
    },

    async put(given) {
      const state = storable(given)
      // Two workers may want to write the same: a lease must be only one's.
      const writeId = randomUUID()
      const item = { ...key, revision: state.revision, state, writeId }
      try {
        await client.send(new PutCommand({ TableName: tableName, Item: item, ...onRevision(state.revision - 1) }))
        return true
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
        // The SDK tries again when a reply is lost, and then meets its own write.
        return (await read()).writeId === writeId
      }
    },
  }
}
