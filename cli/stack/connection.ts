import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SQSClient } from '@aws-sdk/client-sqs'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

import { createAccountTable } from '../../shared/adapters/account-table.ts'
import { createArticlesTable } from '../../shared/adapters/articles-table.ts'
import { createListsTable } from '../../shared/adapters/lists-table.ts'
import { readPublication } from '../../shared/adapters/publication-file.ts'
import { createSqsQueue } from '../../shared/adapters/sqs-queue.ts'
import { createUnfinishedIndex } from '../../shared/adapters/unfinished-index.ts'
import { createUploadsBucket } from '../../shared/adapters/uploads-bucket.ts'
import type { AccountStore } from '../../shared/pipeline/account.ts'
import type { ArticleLists } from '../../shared/pipeline/article-lists.ts'
import type { RedrivePorts } from '../../shared/pipeline/redrive.ts'
import { renderUploadHint } from '../../shared/pipeline/upload-event.ts'
import type { Uploads } from '../../shared/pipeline/uploads.ts'
import type { Publication } from '../../shared/publication.ts'
import type { StackOutputs } from '../../shared/stack-outputs.ts'
import type { ConnectionOptions } from './connection-options.ts'
import { findLocalStack } from './find-local-stack.ts'
import { findStack } from './find-stack.ts'

/** A running tidings, deployed or on this machine, as a command works with it. */
export interface Connection extends RedrivePorts {
  readonly isLocal: boolean
  readonly outputs: StackOutputs
  readonly lists: ArticleLists
  readonly uploads: Uploads
  readonly account: AccountStore
  readonly s3: S3Client
  readonly sqs: SQSClient
  readonly secrets: SecretsManagerClient
}

/** Where it is, and how to sign requests to it. */
interface Target {
  readonly isLocal: boolean
  readonly publication: Publication
  readonly outputs: StackOutputs
  readonly client: Pick<ConstructorParameters<typeof S3Client>[0] & object, 'region' | 'endpoint' | 'credentials'>
}

/** @throws {Error} in words that say what to do */
export async function connect(options: ConnectionOptions): Promise<Connection> {
  const { isLocal, publication, outputs, client } = options.local ? await findLocal() : await findDeployed(options)
  const table = {
    client: DynamoDBDocumentClient.from(new DynamoDBClient(client)),
    tableName: outputs.ArticlesTableName,
  }
  const sqs = new SQSClient(client)
  const s3 = new S3Client({ ...client, forcePathStyle: isLocal })
  const { AnnouncementsQueueUrl: announcementsUrl } = outputs
  return {
    isLocal,
    publication,
    outputs,
    articles: createArticlesTable(table),
    account: createAccountTable(table),
    lists: createListsTable(table),
    unfinished: createUnfinishedIndex(table),
    uploads: createUploadsBucket({ client: s3, bucket: outputs.UploadsBucketName }),
    uploadHints: createSqsQueue({ client: sqs, queueUrl: outputs.UploadsQueueUrl }, renderUploadHint),
    changes: createSqsQueue({ client: sqs, queueUrl: outputs.ChangesQueueUrl }),
    ...(announcementsUrl !== undefined && {
      announcements: createSqsQueue({ client: sqs, queueUrl: announcementsUrl }),
    }),
    nowMs: Date.now,
    s3,
    sqs,
    secrets: new SecretsManagerClient(client),
  }
}

async function findLocal(): Promise<Target> {
  const { publication, outputs, region, gatewayUrl: endpoint, credentials } = await findLocalStack()
  return { isLocal: true, publication, outputs, client: { region, endpoint, credentials } }
}

async function findDeployed({ publication: file, stack: wanted, region }: ConnectionOptions): Promise<Target> {
  const publication = readPublication(file)
  const stack = wanted ?? publication.stack
  const client = region === undefined ? {} : { region }
  const outputs = await findStack(new CloudFormationClient(client), stack)
  if (outputs.SiteUrl !== publication.siteUrl) {
    throw new Error(
      `Cannot use stack "${stack}" with ${file}: the stack serves ${outputs.SiteUrl}, and the file says ${publication.siteUrl}. Name the right one with --stack or --publication, or run \`npx cdk deploy\``,
    )
  }
  return { isLocal: false, publication, outputs, client }
}
