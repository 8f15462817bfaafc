import { isDeepStrictEqual } from 'node:util'

import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'

import { outlinedOfArticle, outlinedOfPublishing, outlineOf } from '../pipeline/article-outline.ts'
import type { ArticleRecord } from '../pipeline/article-record.ts'
import type { ArticleStore } from '../pipeline/article-store.ts'
import { unfinishedIndex } from '../environment.ts'
import { batchGet } from './batch-get.ts'
import { onRevision, storable, type Table } from './table.ts'

const prefix = 'article#'

const keyOf = (id: string) => ({ pk: `${prefix}${id}`, sk: 'article' })

/** Articles as items of the table: `pk` `article#<id>`, `sk` `article`, the record in the attribute `record`. */
export function createArticlesTable(table: Table): ArticleStore {
  const { client, tableName } = table
  const get = async (id: string): Promise<ArticleRecord | undefined> => {
    const { Item: item } = await client.send(
      new GetCommand({ TableName: tableName, Key: keyOf(id), ConsistentRead: true }),
    )
    return item && recordOf(item)
  }

  return {
    get,

    async getMany(ids) {
      return (await batchGet(table, ids.map(keyOf))).map(recordOf)
    },

    async getRevisions(ids) {
      const items = await batchGet(table, ids.map(keyOf), { ProjectionExpression: 'pk, revision' })
      return new Map(items.map(({ pk, revision }) => [String(pk).slice(prefix.length), Number(revision)]))
    },

    async getOutlines(ids) {
      const items = await batchGet(table, ids.map(keyOf), outlineProjection)
      return items.flatMap((item) => (item['record'] ? (outlineOf(recordOf(item)) ?? []) : []))
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

const outlineProjection = {
  ProjectionExpression: [
    '#record.#revision',
    ...outlinedOfPublishing.map((name) => `#record.#publishing.#${name}`),
    ...outlinedOfArticle.map((name) => `#record.#publishing.#article.#${name}`),
  ].join(', '),
  ExpressionAttributeNames: Object.fromEntries(
    ['record', 'revision', 'publishing', 'article', ...outlinedOfPublishing, ...outlinedOfArticle].map((name) => [
      `#${name}`,
      name,
    ]),
  ),
}
