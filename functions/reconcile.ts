import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'

import { awsSettings } from '../shared/adapters/aws-settings.ts'
import { createArticlesTable } from '../shared/adapters/articles-table.ts'
import { createListsTable } from '../shared/adapters/lists-table.ts'
import { createSqsQueue } from '../shared/adapters/sqs-queue.ts'
import { connectTable } from '../shared/adapters/table.ts'
import { createTelemetry } from '../shared/adapters/telemetry.ts'
import { createUnfinishedIndex } from '../shared/adapters/unfinished-index.ts'
import { createUploadsBucket } from '../shared/adapters/uploads-bucket.ts'
import { environmentNames, readEnvironment } from '../shared/environment.ts'
import { censusMessage } from '../shared/metrics.ts'
import { catchUp } from '../shared/pipeline/catch-up.ts'
import { redrive } from '../shared/pipeline/redrive.ts'
import { sweep } from '../shared/pipeline/sweep.ts'
import { renderUploadHint } from '../shared/pipeline/upload-event.ts'
import { readPublicationVariable } from '../shared/publication-variable.ts'

const environment = readEnvironment(process.env, [
  'publication',
  'articlesTable',
  'uploadsBucket',
  'uploadsQueue',
  'changesQueue',
])
const announcementsQueue = process.env[environmentNames.announcementsQueue]
const publication = readPublicationVariable(environment.publication)
const { logger, measure } = createTelemetry(publication)
const table = connectTable(environment.articlesTable)
const client = new SQSClient(awsSettings)

const ports = {
  publication,
  articles: createArticlesTable(table),
  lists: createListsTable(table),
  unfinished: createUnfinishedIndex(table),
  uploads: createUploadsBucket({ client: new S3Client(awsSettings), bucket: environment.uploadsBucket }),
  uploadHints: createSqsQueue({ client, queueUrl: environment.uploadsQueue }, renderUploadHint),
  changes: createSqsQueue({ client, queueUrl: environment.changesQueue }),
  ...(announcementsQueue && { announcements: createSqsQueue({ client, queueUrl: announcementsQueue }) }),
  nowMs: Date.now,
}

const tasks = { redrive: driveOn, catchUp: compareRecent, sweep: compareAll }

/** Drives unfinished articles on, or compares the uploads bucket with the table: what is recent in it, or all. */
export async function handler({ task }: { task: keyof typeof tasks }): Promise<void> {
  await tasks[task]()
}

async function driveOn(): Promise<void> {
  const { redriven, stuck } = await redrive(ports)
  if (redriven > 0) logger.info('Articles driven on', { redriven })
  for (const article of stuck) logger.error('Article is stuck', { ...article })
  if (stuck.length > 0) measure('ArticlesStuck', stuck.length)
}

async function compareRecent(): Promise<void> {
  warnOf(await catchUp(ports))
}

async function compareAll(): Promise<void> {
  const { hinted, census } = await sweep(ports)
  warnOf(hinted)
  logger.info(censusMessage, { ...census })
}

function warnOf(hinted: number): void {
  if (hinted > 0) logger.warn('Uploads without a record', { hinted })
}
