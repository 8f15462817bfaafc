import { isDeepStrictEqual } from 'node:util'

import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'

import type { SessionStore, StoredSession } from '../pipeline/session.ts'
import type { Table } from './table.ts'

const key = { pk: 'session#bluesky', sk: 'session' }

/** The account's one session as an item of the table, which is encrypted at rest. */
export function createSessionsTable({ client, tableName }: Table): SessionStore {
  const get = async (): Promise<StoredSession | undefined> => {
    const { Item: item } = await client.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }))
    return item?.['session'] as StoredSession | undefined
  }

  return {
    get,

    async put(session) {
      const item = { ...key, revision: session.revision, session }
      try {
        await client.send(
          new PutCommand({
            TableName: tableName,
            Item: item,
            ConditionExpression: 'attribute_not_exists(pk) OR revision = :before',
            ExpressionAttributeValues: { ':before': session.revision - 1 },
          }),
        )
        return true
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
        return isDeepStrictEqual(await get(), session)
      }
    },
  }
}
