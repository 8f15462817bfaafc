import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createArticlesTable } from '../shared/adapters/articles-table.ts'
import { environmentNames } from '../shared/environment.ts'
import type { ArticleRecord } from '../shared/pipeline/article-record.ts'
import type { LocalStack } from './stack-options.ts'

/** Reads articles' records as the operator. */
export function createArticleReader(stack: LocalStack): (id: string) => Promise<ArticleRecord | undefined> {
  const { gatewayUrl: endpoint, region, operatorCredentials: credentials } = stack
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }))
  const articles = createArticlesTable({ client, tableName: stack.variable(environmentNames.articlesTable) })
  return async (id) => articles.get(id)
}
