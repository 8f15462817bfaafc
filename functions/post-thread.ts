import { setTimeout } from 'node:timers/promises'

import { S3Client } from '@aws-sdk/client-s3'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'

import { awsSettings } from '../shared/adapters/aws-settings.ts'
import { readAppPassword } from '../shared/adapters/app-password.ts'
import { createArticlesTable } from '../shared/adapters/articles-table.ts'
import { connectBluesky } from '../shared/adapters/bluesky.ts'
import { isLive } from '../shared/adapters/page-probe.ts'
import { createAccountTable } from '../shared/adapters/account-table.ts'
import { createSqsQueue } from '../shared/adapters/sqs-queue.ts'
import { connectTable } from '../shared/adapters/table.ts'
import { createSiteThumbnails } from '../shared/adapters/site-thumbnails.ts'
import { createTakumiCards } from '../shared/adapters/takumi-cards.ts'
import { createTelemetry } from '../shared/adapters/telemetry.ts'
import { processEach, type Message } from '../shared/batch.ts'
import { readEnvironment } from '../shared/environment.ts'
import { announce } from '../shared/pipeline/announce.ts'
import { parseArticleMessage } from '../shared/pipeline/article-message.ts'
import type { ArticleRecord } from '../shared/pipeline/article-record.ts'
import { elapsedMs } from '../shared/pipeline/elapsed.ts'
import { readPublicationVariable } from '../shared/publication-variable.ts'

const environment = readEnvironment(process.env, [
  'publication',
  'articlesTable',
  'changesQueue',
  'siteBucket',
  'blueskySecret',
])
const publication = readPublicationVariable(environment.publication)
if (!publication.bluesky) throw new Error('Cannot start: publication.json has no "bluesky"')
const { reportFailures, reportMessage, measure } = createTelemetry(publication)
const table = connectTable(environment.articlesTable)
const secrets = new SecretsManagerClient(awsSettings)

const ports = {
  publication,
  articles: createArticlesTable(table),
  account: createAccountTable(table),
  microblog: connectBluesky({
    serviceUrl: publication.bluesky.service,
    handle: publication.bluesky.handle,
    appPassword: async () => {
      measure('SignIns', 1)
      return readAppPassword(secrets, environment.blueskySecret)
    },
  }),
  changes: createSqsQueue({ client: new SQSClient(awsSettings), queueUrl: environment.changesQueue }),
  thumbnails: createSiteThumbnails({ client: new S3Client(awsSettings), bucket: environment.siteBucket }),
  cards: createTakumiCards(),
  isLive,
  onAnnounced: (record: ArticleRecord) => measure('UploadToAnnounced', elapsedMs(record, Date.now())),
  nowMs: Date.now,
  pause: async (attempt: number) => setTimeout(Math.random() * 250 * 2 ** attempt),
}

/** Writes what the account's repository is to hold of live articles, and takes back what it holds of withdrawn ones. */
export async function handler({ Records: messages }: SQSEvent): Promise<SQSBatchResponse> {
  return processEach(messages, announceOne, reportMessage)
}

async function announceOne({ body }: Message): Promise<void> {
  reportFailures(await announce(ports, parseArticleMessage(body)))
}
