import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'

import { awsSettings } from '../shared/adapters/aws-settings.ts'
import { createAccountTable } from '../shared/adapters/account-table.ts'
import { createArticlesTable } from '../shared/adapters/articles-table.ts'
import { createListsTable } from '../shared/adapters/lists-table.ts'
import { createMediaBucket } from '../shared/adapters/media-bucket.ts'
import { createMonthPartsTable } from '../shared/adapters/month-parts-table.ts'
import { createSiteBucket } from '../shared/adapters/site-bucket.ts'
import { createSqsQueue } from '../shared/adapters/sqs-queue.ts'
import { connectTable } from '../shared/adapters/table.ts'
import { createTelemetry } from '../shared/adapters/telemetry.ts'
import { createWebSubHub } from '../shared/adapters/websub-hub.ts'
import { createVolumesTable } from '../shared/adapters/volumes-table.ts'
import { processEach } from '../shared/batch.ts'
import { environmentNames, readEnvironment } from '../shared/environment.ts'
import { parseArticleMessage } from '../shared/pipeline/article-message.ts'
import type { ArticleRecord } from '../shared/pipeline/article-record.ts'
import { elapsedMs } from '../shared/pipeline/elapsed.ts'
import { publish } from '../shared/pipeline/publish.ts'
import { PublishMemory } from '../shared/pipeline/publish-memory.ts'
import { readPublicationVariable } from '../shared/publication-variable.ts'

const environment = readEnvironment(process.env, ['publication', 'articlesTable', 'siteBucket'])
const announcementsQueue = process.env[environmentNames.announcementsQueue]
const publication = readPublicationVariable(environment.publication)
const { logger, reportFailures, reportMessage, measure } = createTelemetry(publication)
const table = connectTable(environment.articlesTable)

const bucket = { client: new S3Client(awsSettings), bucket: environment.siteBucket }

const ports = {
  publication,
  articles: createArticlesTable(table),
  lists: createListsTable(table),
  site: createSiteBucket(bucket),
  media: createMediaBucket(bucket),
  volumes: createVolumesTable(table),
  months: createMonthPartsTable(table),
  ...(announcementsQueue && {
    account: createAccountTable(table),
    announcements: createSqsQueue({ client: new SQSClient(awsSettings), queueUrl: announcementsQueue }),
  }),
  ...(publication.hubs.length > 0 && { hub: createWebSubHub({ hubs: publication.hubs, onFailure: reportHub }) }),
  onLive: (record: ArticleRecord) => measure('UploadToLive', elapsedMs(record, Date.now())),
  memory: new PublishMemory(),
  nowMs: Date.now,
}

/** A hub that is down costs nothing: readers see the feed when they look. */
function reportHub(hub: string, topic: string, error: Error): void {
  logger.warn('Hub not told', { hub, topic, error })
  measure('HubsNotTold', 1)
}

/** Shows the articles on the site: their pages first, then the feeds, once for all of them. */
export async function handler({ Records: messages }: SQSEvent): Promise<SQSBatchResponse> {
  const ids: string[] = []
  const response = await processEach(
    messages,
    async ({ body }) => void ids.push(parseArticleMessage(body)),
    reportMessage,
  )
  reportFailures(await publish(ports, ids))
  return response
}
