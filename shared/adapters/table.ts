import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** The one table of a publication, which holds its articles, lists and session. */
export interface Table {
  readonly client: DynamoDBDocumentClient
  readonly tableName: string
}

export const connectTable = (tableName: string): Table => ({
  client: DynamoDBDocumentClient.from(new DynamoDBClient()),
  tableName,
})
