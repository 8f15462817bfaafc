import { BatchGetCommand, type BatchGetCommandInput, type BatchGetCommandOutput } from '@aws-sdk/lib-dynamodb'

import type { Table } from './table.ts'

/** Keys of one BatchGetItem. */
const batchSize = 100

type Projection = Pick<
  NonNullable<BatchGetCommandInput['RequestItems']>[string],
  'ProjectionExpression' | 'ExpressionAttributeNames'
>

/** Reads items by their keys, consistently and in any order; one that is not there is left out. */
export async function batchGet(
  { client, tableName }: Table,
  keys: readonly { readonly pk: string; readonly sk: string }[],
  projection: Projection = {},
): Promise<readonly Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = []
  // BatchGetItem refuses a key that is named twice.
  const distinct = [...new Map(keys.map((key) => [`${key.pk} ${key.sk}`, key])).values()]
  for (let start = 0; start < distinct.length; start += batchSize) {
    const some = distinct.slice(start, start + batchSize)
    let pending: BatchGetCommandInput['RequestItems'] = {
      [tableName]: { Keys: some, ConsistentRead: true, ...projection },
    }
    while (Object.keys(pending ?? {}).length > 0) {
      const found: BatchGetCommandOutput = await client.send(new BatchGetCommand({ RequestItems: pending }))
      items.push(...(found.Responses?.[tableName] ?? []))
      pending = found.UnprocessedKeys
    }
  }
  return items
}
