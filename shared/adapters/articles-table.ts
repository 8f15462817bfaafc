import { isDeepStrictEqual } from 'node:util'

import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  GetCommand,
  PutCommand,
  type BatchGetCommandInput,
  type BatchGetCommandOutput,
} from '@aws-sdk/lib-dynamodb'

import type { ArticleRecord } from '../pipeline/article-record.ts'
import type { ArticleStore } from '../pipeline/article-store.ts'
import { unfinishedIndex } from '../environment.ts'
import { onRevision, storable, type Table } from './table.ts'

/** Keys of one BatchGetItem. */
const batchSize = 100

const keyOf = (id: string) => ({ pk: `article#${id}`, sk: 'article' })

/** Articles as items of the table: `pk` `article#<id>`, `sk` `article`, the record in the attribute `record`. */
export function createArticlesTable({ client, tableName }: Table): ArticleStore {
  const get = async (id: string): Promise<ArticleRecord | undefined> => {
    const { Item: item } = await client.send(
      new GetCommand({ TableName: tableName, Key: keyOf(id), ConsistentRead: true }),
    )
    return item && recordOf(item)
  }

  return {
    get,

    async getMany(given) {
      // BatchGetItem refuses a key that is named twice.
      const ids = [...new Set(given)]
      const records: ArticleRecord[] = []
      for (let start = 0; start < ids.length; start += batchSize) {
        const keys = ids.slice(start, start + batchSize).map(keyOf)
        let pending: BatchGetCommandInput['RequestItems'] = { [tableName]: { Keys: keys, ConsistentRead: true } }
        while (Object.keys(pending ?? {}).length > 0) {
          const found: BatchGetCommandOutput = await client.send(new BatchGetCommand({ RequestItems: pending }))
          records.push(...(found.Responses?.[tableName] ?? []).map(recordOf))
          pending = found.UnprocessedKeys
        }
      }
      return records
    },

    async put(given) {
      const record = storable(given)
      try {
        await client.send(
          new PutCommand({ TableName: tableName, Item: itemOf(record), ...onRevision(record.revision - 1) }),
        )
        return true
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
        // The SDK tries again when a reply is lost, and then meets its own write.
        return isDeepStrictEqual(await get(record.id), record)
      }
    },

    async claimSlug(slug, id) {
      try {
        await client.send(
          new PutCommand({
            TableName: tableName,
            Item: { pk: `slug#${slug}`, sk: 'slug', id },
            ConditionExpression: 'attribute_not_exists(pk) OR id = :id',
            ExpressionAttributeValues: { ':id': id },
          }),
        )
        return true
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false
        throw error
      }
    },
  }
}

/** An unfinished article also carries the index's keys; a finished one is not in the index at all. */
const itemOf = (record: ArticleRecord) => ({
  ...keyOf(record.id),
  revision: record.revision,
  ...(record.due !== undefined && { [unfinishedIndex]: 'yes', due: record.due, waitingFor: record.waitingFor }),
  record,
})

const recordOf = (item: Record<string, unknown>): ArticleRecord => item['record'] as ArticleRecord
