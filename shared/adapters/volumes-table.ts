import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'

import type { VolumeHead, VolumeStore } from '../pipeline/volumes.ts'
import { batchGet } from './batch-get.ts'
import { onRevision, type Table } from './table.ts'

const headKey = (list: string) => ({ pk: `volumes#${list}`, sk: 'head' })
const fullKey = (list: string, number: number) => ({ pk: `volumes#${list}`, sk: `full#${number}` })
const placeKey = (list: string, id: string) => ({ pk: `place#${list}#${id}`, sk: 'place' })

/** Volumes as items of the table: a head, full volumes, and a place for each member of a full one. */
export function createVolumesTable(table: Table): VolumeStore {
  const { client, tableName } = table
  const get = async (key: Record<string, string>): Promise<Record<string, unknown> | undefined> =>
    (await client.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }))).Item
  const put = async (item: Record<string, unknown>): Promise<void> => {
    await client.send(new PutCommand({ TableName: tableName, Item: item }))
  }

  return {
    async head(list) {
      const item = await get(headKey(list))
      return (
        item && { revision: Number(item['revision']), number: Number(item['number']), ids: item['ids'] as string[] }
      )
    },

    async putHead(list, { revision, number, ids }: VolumeHead) {
      const item = { ...headKey(list), revision, number, ids }
      try {
        await client.send(new PutCommand({ TableName: tableName, Item: item, ...onRevision(revision - 1) }))
        return true
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false
        throw error
      }
    },

    async places(list, ids) {
      const items = await batchGet(
        table,
        ids.map((id) => placeKey(list, id)),
      )
      return new Map(
        items.map(({ id, number, index }) => [String(id), { number: Number(number), index: Number(index) }]),
      )
    },

    async putFull(list, number, ids) {
      const places = ids.map((id, index) => ({ ...placeKey(list, id), id, number, index }))
      await Promise.all([{ ...fullKey(list, number), ids }, ...places].map(put))
    },

    async full(list, number) {
      const item = await get(fullKey(list, number))
      return item && (item['ids'] as string[])
    },
  }
}
