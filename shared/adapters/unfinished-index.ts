import { paginateQuery } from '@aws-sdk/lib-dynamodb'

import { unfinishedIndex } from '../environment.ts'
import type { UnfinishedIndex } from '../pipeline/redrive.ts'
import type { Table } from './table.ts'

const articlePrefix = 'article#'

/** Unfinished articles as the table's sparse index sees them: partition `unfinished` = `yes`, sorted by `due`. */
export function createUnfinishedIndex({ client, tableName }: Table): UnfinishedIndex {
  return {
    async due(nowMs) {
      const ids: string[] = []
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          IndexName: unfinishedIndex,
          KeyConditionExpression: '#unfinished = :yes AND due <= :now',
          ExpressionAttributeNames: { '#unfinished': unfinishedIndex },
          ExpressionAttributeValues: { ':yes': 'yes', ':now': new Date(nowMs).toISOString() },
        },
      )
      for await (const { Items: items = [] } of pages) {
        ids.push(...items.map(({ pk }) => String(pk).slice(articlePrefix.length)))
      }
      return ids
    },
  }
}
