import { Command } from 'commander'

import type { ArticleRecord } from '../shared/pipeline/article-record.ts'
import { retryArticle, type Retried } from '../shared/pipeline/retry.ts'
import { readUnfinished } from '../shared/pipeline/survey.ts'
import { withConnectionOptions, type ConnectionOptions } from './stack/connection-options.ts'
import { connect, type Connection } from './stack/connection.ts'
import { moveDeadLetters, type MovedDeadLetters } from './stack/move-dead-letters.ts'
import { renderDate } from './terminal/render-date.ts'
import { requireArticle } from './stack/require-article.ts'

interface RetryOptions extends ConnectionOptions {
  readonly json?: true
}

/** `tidings retry [KEY]`: sends what is unfinished on its way again now. */
export const retryCommand = (): Command =>
  withConnectionOptions(
    new Command('retry')
      .description('Send an unfinished article on its way again now; without a key all of them, and all dead letters.')
      .argument('[key]', 'name of the uploaded file, with or without its extension, or id of the article')
      .option('--json', 'print what was done as JSON'),
  )
    .addHelpText(
      'after',
      '\nUnfinished articles are retried without this, too, after ever longer pauses: this saves the wait. With --local\ndead letters stay where they are.',
    )
    .action(retry)

async function retry(key: string | undefined, { json, ...options }: RetryOptions): Promise<void> {
  const connection = await connect(options)
  const records =
    key === undefined ? await readUnfinished(connection) : [await requireArticle(connection.articles, key)]
  const lines: string[] = []
  const articles = []
  for (const record of records) {
    const retried = await retryArticle(connection, record)
    articles.push({ key: record.uploadKey, id: record.id, retried })
    lines.push(`${record.uploadKey}: ${describeRetried(retried, record, connection.publication.timeZone)}`)
  }
  if (records.length === 0) lines.push('No article is unfinished.')
  const deadLetters = key === undefined ? await moveAll(connection) : []
  lines.push(...describeDeadLetters(deadLetters, connection.isLocal))
  console.log(json ? JSON.stringify({ articles, deadLetters }, undefined, 2) : lines.join('\n'))
  const failed = deadLetters.filter(({ problem }) => problem !== undefined)
  if (failed.length > 0 && !connection.isLocal)
    throw new Error(`Cannot move the dead letters of ${failed.map(({ queue }) => queue).join(', ')}`)
}

async function moveAll({ sqs, outputs }: Connection): Promise<readonly MovedDeadLetters[]> {
  const { UploadsQueueUrl, ChangesQueueUrl, AnnouncementsQueueUrl } = outputs
  const urls = [UploadsQueueUrl, ChangesQueueUrl, AnnouncementsQueueUrl].filter((url) => url !== undefined)
  return Promise.all(urls.map(async (url) => moveDeadLetters(sqs, url)))
}

const errands = {
  ingest: 'its file is read again',
  publish: 'its page and the feeds are made again',
  announce: 'its thread is looked after again',
} as const

function describeRetried(retried: Retried, { receipt }: ArticleRecord, timeZone: string): string {
  if ('finished' in retried)
    return receipt.outcome === 'rejected'
      ? 'nothing to retry: its file was rejected. `tidings status` says why; upload it again when that is mended.'
      : 'nothing to retry: it is finished.'
  if ('waitsUntil' in retried) return `it waits for its hour, ${renderDate(retried.waitsUntil, timeZone)}.`
  return `${errands[retried.sent]}. \`tidings status\` tells how it went.`
}

/** What was done about dead letters, a line for each queue that has any. */
export function describeDeadLetters(moved: readonly MovedDeadLetters[], isLocal: boolean): readonly string[] {
  const some = moved.filter(({ count, problem }) => count > 0 || problem !== undefined)
  if (moved.length > 0 && some.length === 0) return ['There are no dead letters.']
  return some.map(({ queue, count, problem }) => {
    if (problem === undefined) return `${queue}: dead letters on their way back: ${count}.`
    if (isLocal) return `${queue}: dead letters that stay, since \`npm start\` cannot move them back: ${count}.`
    return `${queue}: dead letters that could not be moved (${problem}): ${count}.`
  })
}
