import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

import { awsSettings } from './aws-settings.ts'

/** The one table of a publication, which holds its articles, lists and session. */
export interface Table {
  readonly client: DynamoDBDocumentClient
  readonly tableName: string
}

export const connectTable = (tableName: string): Table => ({
  client: DynamoDBDocumentClient.from(new DynamoDBClient(awsSettings)),
  tableName,
})

/** The condition of a write in place of this revision; 0: of none. */
export const onRevision = (revision: number) =>
  revision === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : { ConditionExpression: 'revision = :revision', ExpressionAttributeValues: { ':revision': revision } }

/** What the table can hold of a value: as in JSON, a property without a value is absent. */
export const storable = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value
