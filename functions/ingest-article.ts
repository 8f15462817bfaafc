import { randomUUID } from 'node:crypto'

import { S3Client } from '@aws-sdk/client-s3'
import { SNSClient } from '@aws-sdk/client-sns'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'

import { awsSettings } from '../shared/adapters/aws-settings.ts'
import { createMediaBucket } from '../shared/adapters/media-bucket.ts'
import { createPictureInterestsTable } from '../shared/adapters/picture-interests-table.ts'
import { createPictureWeb } from '../shared/adapters/picture-web.ts'
import { createSharpStudio } from '../shared/adapters/sharp-studio.ts'
import { createArticlesTable } from '../shared/adapters/articles-table.ts'
import { createSnsNotices } from '../shared/adapters/sns-notices.ts'
import { createSqsQueue } from '../shared/adapters/sqs-queue.ts'
import { connectTable } from '../shared/adapters/table.ts'
import { createTelemetry } from '../shared/adapters/telemetry.ts'
import { createUploadsBucket } from '../shared/adapters/uploads-bucket.ts'
import { processEach, type Message } from '../shared/batch.ts'
import { readEnvironment } from '../shared/environment.ts'
import { ingest } from '../shared/pipeline/ingest.ts'
import { parseUploadEvents } from '../shared/pipeline/upload-event.ts'
import { readPublicationVariable } from '../shared/publication-variable.ts'

const environment = readEnvironment(process.env, [
  'publication',
  'articlesTable',
  'uploadsBucket',
  'siteBucket',
  'changesQueue',
  'editorsTopic',
])
const publication = readPublicationVariable(environment.publication)
const { reportMessage } = createTelemetry(publication)

const table = connectTable(environment.articlesTable)
const s3 = new S3Client(awsSettings)

const ports = {
  publication,
  articles: createArticlesTable(table),
  interests: createPictureInterestsTable(table),
  uploads: createUploadsBucket({ client: s3, bucket: environment.uploadsBucket }),
  media: createMediaBucket({ client: s3, bucket: environment.siteBucket }),
  studio: createSharpStudio(),
  web: createPictureWeb(),
  notices: createSnsNotices({ client: new SNSClient(awsSettings), topicArn: environment.editorsTopic }),
  changes: createSqsQueue({ client: new SQSClient(awsSettings), queueUrl: environment.changesQueue }),
  nowMs: Date.now,
  mark: randomUUID,
}

/** Reads the uploads that S3 tells of, and makes articles or receipts of them. */
export async function handler({ Records: messages }: SQSEvent): Promise<SQSBatchResponse> {
  return processEach(messages, ingestAll, reportMessage)
}

async function ingestAll({ body }: Message): Promise<void> {
  for (const event of parseUploadEvents(body)) await ingest(ports, event)
}
