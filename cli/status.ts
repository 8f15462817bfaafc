import { styleText } from 'node:util'

import { Command } from 'commander'

import type { ArticleRecord } from '../shared/pipeline/article-record.ts'
import { survey, type Survey } from '../shared/pipeline/survey.ts'
import { withConnectionOptions, type ConnectionOptions } from './stack/connection-options.ts'
import { connect } from './stack/connection.ts'
import { composeStatus, renderStatus, renderStatusLine, type StatusContext } from './terminal/render-status.ts'
import { requireArticle } from './stack/require-article.ts'

interface StatusOptions extends ConnectionOptions {
  readonly json?: true
}

/** Articles on the site that are listed. */
const newest = 10

/** `tidings status [KEY]`: what became of the uploads, and what is stuck and why. */
export const statusCommand = (): Command =>
  withConnectionOptions(
    new Command('status')
      .description('Tell what became of an upload; without a key, what is unfinished, rejected or new.')
      .argument('[key]', 'name of the uploaded file, with or without its extension, or id of the article')
      .option('--json', 'print it as JSON'),
  ).action(status)

async function status(key: string | undefined, options: StatusOptions): Promise<void> {
  const connection = await connect(options)
  const { publication, outputs } = connection
  const columns = process.stdout.columns || undefined
  const context = { publication, siteUrl: outputs.SiteUrl, nowMs: connection.nowMs(), columns }
  if (key === undefined) {
    const surveyed = await survey(connection, { newest })
    console.log(options.json ? renderJson(composeSurvey(surveyed, context)) : renderSurvey(surveyed, context))
  } else {
    const record = await requireArticle(connection.articles, key)
    console.log(options.json ? renderJson(composeStatus(record, context)) : renderStatus(record, context))
  }
}

const renderJson = (value: unknown): string => JSON.stringify(value, undefined, 2)

/** The survey for a terminal: a heading for each kind of which there is any. */
export function renderSurvey({ unfinished, rejected, unread, newest: listed }: Survey, context: StatusContext): string {
  const lines = (records: readonly ArticleRecord[]): readonly string[] =>
    records.map((record) => renderStatusLine(record, context))
  const groups = [
    ['Unfinished', lines(unfinished)],
    ['Rejected', lines(rejected)],
    ['Not read yet', unread],
    ['Newest on the site', lines(listed)],
  ] as const
  const shown = groups
    .filter(([, entries]) => entries.length > 0)
    .map(([name, entries]) => [
      styleText('bold', name),
      ...entries.map((entry) => `  ${entry.replaceAll('\n', '\n  ')}`),
    ])
  return shown.length === 0
    ? 'Nothing was uploaded yet. `tidings publish FILE` publishes an article.'
    : shown.map((group) => group.join('\n')).join('\n\n')
}

/** The survey as data. */
export function composeSurvey({ unfinished, rejected, unread, newest: listed }: Survey, context: StatusContext) {
  const compose = (record: ArticleRecord) => composeStatus(record, context)
  return {
    unfinished: unfinished.map(compose),
    rejected: rejected.map(compose),
    unread,
    newest: listed.map(compose),
  }
}
