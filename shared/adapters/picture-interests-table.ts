import { createHash } from 'node:crypto'

import { paginateQuery, PutCommand } from '@aws-sdk/lib-dynamodb'

import type { PictureInterests } from '../pipeline/pictures.ts'
import type { Table } from './table.ts'

/** Interests as rows of the table: `pk` `picture#<hash of its key>`, `sk` `<hash of the upload's key>`, as keys may be longer than these. */
export function createPictureInterestsTable({ client, tableName }: Table): PictureInterests {
  return {
    async add(pictureKey, uploadKey) {
      const row = { pk: `picture#${hashOf(pictureKey)}`, sk: hashOf(uploadKey), uploadKey }
      await client.send(new PutCommand({ TableName: tableName, Item: row }))
    },

    async of(pictureKey) {
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          KeyConditionExpression: 'pk = :picture',
          ExpressionAttributeValues: { ':picture': `picture#${hashOf(pictureKey)}` },
          ConsistentRead: true,
        },
      )
      const uploadKeys: string[] = []
      for await (const { Items: items = [] } of pages) {
        uploadKeys.push(...items.map(({ uploadKey }) => String(uploadKey)))
      }
      return uploadKeys
    },
  }
}

const hashOf = (key: string): string => createHash('sha256').update(key, 'utf8').digest('hex')
