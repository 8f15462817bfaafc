import { DeleteCommand, paginateQuery, PutCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'

import type { ArticleLists, Listing } from '../pipeline/article-lists.ts'
import type { Table } from './table.ts'

const keyOf = (list: string, { published, id }: Listing) => ({ pk: `list#${list}`, sk: `${published}#${id}` })

/** Lists as rows of the table: `pk` `list#<list>`, `sk` `<published>#<id>`, so that they sort by date. */
export function createListsTable({ client, tableName }: Table): ArticleLists {
  const query = (list: string, options: Partial<QueryCommandInput>) =>
    paginateQuery(
      { client },
      {
        TableName: tableName,
        KeyConditionExpression: 'pk = :list',
        ConsistentRead: true,
        ScanIndexForward: false,
        ...options,
        ExpressionAttributeValues: { ':list': `list#${list}`, ...options.ExpressionAttributeValues },
      },
    )

  const read = async (list: string, limit: number, options: Partial<QueryCommandInput>) => {
    const rows: Listing[] = []
    const limited = Number.isFinite(limit) ? { ...options, Limit: limit } : options
    for await (const { Items: items = [] } of query(list, limited)) {
      rows.push(...items.map(({ published, id }) => ({ published: String(published), id: String(id) })))
      if (rows.length >= limit) break
    }
    return rows.slice(0, limit)
  }

  return {
    newest: async (list, limit) => read(list, limit, {}),

    beside: async (list, listing, side, limit) =>
      read(list, limit, {
        KeyConditionExpression: `pk = :list AND sk ${side === 'before' ? '<' : '>'} :place`,
        ExpressionAttributeValues: { ':place': keyOf(list, listing).sk },
        ScanIndexForward: side === 'after',
      }),

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
