import { DeleteCommand, paginateQuery, PutCommand } from '@aws-sdk/lib-dynamodb'

import type { ArticleLists, Listing } from '../pipeline/article-lists.ts'
import type { Table } from './table.ts'

const keyOf = (list: string, { published, id }: Listing) => ({ pk: `list#${list}`, sk: `${published}#${id}` })

/** Lists as rows of the table: `pk` `list#<list>`, `sk` `<published>#<id>`, so that they sort by date. */
export function createListsTable({ client, tableName }: Table): ArticleLists {
  const query = (list: string, options: { Limit?: number; Select?: 'COUNT' }) =>
    paginateQuery(
      { client },
      {
        TableName: tableName,
        KeyConditionExpression: 'pk = :list',
        ExpressionAttributeValues: { ':list': `list#${list}` },
        ConsistentRead: true,
        ScanIndexForward: false,
        ...options,
      },
    )

  return {
    async newest(list, limit) {
      const rows: Listing[] = []
      for await (const { Items: items = [] } of query(list, Number.isFinite(limit) ? { Limit: limit } : {})) {
        rows.push(...items.map(({ published, id }) => ({ published: String(published), id: String(id) })))
        if (rows.length >= limit) break
      }
      return rows.slice(0, limit)
    },

    async count(list) {
      let count = 0
      for await (const { Count: rows = 0 } of query(list, { Select: 'COUNT' })) count += rows
      return count
    },

    async add(list, { published, id }) {
      const row = { ...keyOf(list, { published, id }), published, id }
      await client.send(new PutCommand({ TableName: tableName, Item: row }))
    },

    async remove(list, listing) {
      await client.send(new DeleteCommand({ TableName: tableName, Key: keyOf(list, listing) }))
    },
  }
}
