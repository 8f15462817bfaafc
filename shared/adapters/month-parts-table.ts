import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, paginateQuery, PutCommand } from '@aws-sdk/lib-dynamodb'

import { parseCount, type MonthPart, type MonthParts } from '../pipeline/month-parts.ts'
import { onRevision, type Table } from './table.ts'

const pk = 'months'

/** Counts as items of the table: `pk` `months`, `sk` the count's path; the revision is its ETag. */
export function createMonthPartsTable({ client, tableName }: Table): MonthParts {
  return {
    async get(path) {
      const { Item: item } = await client.send(
        new GetCommand({ TableName: tableName, Key: { pk, sk: path }, ConsistentRead: true }),
      )
      return item && { body: String(item['body']), etag: String(item['revision']) }
    },

    async put({ path, body }, etag) {
      const replaced = Number(etag ?? 0)
      const item = { pk, sk: path, body, revision: replaced + 1 }
      try {
        await client.send(new PutCommand({ TableName: tableName, Item: item, ...onRevision(replaced) }))
        return String(item.revision)
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined
        throw error
      }
    },

    async all() {
      const parts: MonthPart[] = []
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          KeyConditionExpression: 'pk = :months',
          ExpressionAttributeValues: { ':months': pk },
          ConsistentRead: true,
        },
      )
      for await (const { Items: items = [] } of pages) parts.push(...items.map(({ body }) => parseCount(String(body))))
      return parts
    },
  }
}
