import { BatchGetCommand, BatchWriteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'

import type { Table } from '../../shared/adapters/table.ts'

type Item = Readonly<Record<string, unknown>>

const keyOf = ({ pk, sk }: Item): string => `${String(pk)} ${String(sk)}`

/** Items of one BatchWriteItem. */
const batchSize = 25

/** A table that is filled at once: what is put is kept here, unconditionally, until `flush` writes all of it. */
export function createBulkTable({ client, tableName }: Table): { readonly table: Table; flush(): Promise<number> } {
  const items = new Map<string, Item>()
  const find = (key: unknown): Item | undefined => items.get(keyOf(key as Item))
  const send = async (command: unknown): Promise<object> => {
    if (command instanceof PutCommand) {
      const item = command.input.Item ?? {}
      items.set(keyOf(item), item)
      return {}
    }
    if (command instanceof GetCommand) return { Item: find(command.input.Key) }
    if (command instanceof BatchGetCommand) {
      const keys = command.input.RequestItems?.[tableName]?.Keys ?? []
      return { Responses: { [tableName]: keys.flatMap((key) => find(key) ?? []) } }
    }
    throw new Error('Cannot do more than put and get while a table is filled')
  }
  return {
    table: { client: { send } as unknown as Table['client'], tableName },
    async flush() {
      const all = [...items.values()]
      for (let start = 0; start < all.length; start += batchSize) {
        const requests = all.slice(start, start + batchSize).map((Item) => ({ PutRequest: { Item } }))
        await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: requests } }))
      }
      return all.length
    },
  }
}
