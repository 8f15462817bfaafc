import { Command } from 'commander'

import { pagePath } from '../shared/article/article.ts'
import type { ArticleRecord, Publishing } from '../shared/pipeline/article-record.ts'
import { withdrawArticle } from '../shared/pipeline/withdraw.ts'
import { confirm } from './terminal/confirm.ts'
import { withConnectionOptions, type ConnectionOptions } from './stack/connection-options.ts'
import { connect } from './stack/connection.ts'
import { countPosts } from './terminal/count-posts.ts'
import { describeProgress } from './terminal/describe-progress.ts'
import { requireArticle } from './stack/require-article.ts'
import { exitCodes } from './run-command.ts'

interface WithdrawOptions extends ConnectionOptions {
  readonly yes?: true
  readonly json?: true
}

/** `tidings withdraw KEY`: takes an article back for good. */
export const withdrawCommand = (): Command =>
  withConnectionOptions(
    new Command('withdraw')
      .description('Take an article back for good: its page, its feed entries and its thread.')
      .argument('<key>', 'name of the uploaded file, with or without its extension, or id of the article')
      .option('--yes', 'do not ask')
      .option('--json', 'print what happened as JSON'),
  )
    .addHelpText(
      'after',
      '\nLikes and replies go with the thread and cannot be brought back. The file stays where it was uploaded, but new\nversions of it are refused: to publish the text again, upload it under another name.',
    )
    .action(withdraw)

async function withdraw(key: string, options: WithdrawOptions, command: Command): Promise<void> {
  const connection = await connect(options)
  const { articles, publication, outputs, nowMs } = connection
  const found = await requireArticle(articles, key)
  const { id, publishing } = found
  if (!publishing) throw new Error(explainNeverAccepted(found))
  const say = (outcome: string, text: string): void =>
    console.log(options.json ? JSON.stringify({ key: found.uploadKey, id, outcome }) : text)

  const already = (): void =>
    say('already withdrawn', `Nothing to do: ${describeProgress(found, publication, nowMs()).sentence}`)
  if (publishing.state === 'withdrawn') return already()
  if (!options.yes) {
    if (!process.stdin.isTTY)
      command.error('Cannot ask whether to withdraw: this is no terminal. Add --yes if you mean it.', {
        exitCode: exitCodes.wrongUsage,
      })
    if (!(await confirm(composeQuestion(publishing, outputs.SiteUrl)))) throw new Error('Nothing was withdrawn')
  }
  const { withdrawal, hurried } = await withdrawArticle(connection, id)
  if (withdrawal === 'already withdrawn') return already()
  if (withdrawal !== 'withdrawn') throw new Error(explainNeverAccepted(found))
  say('withdrawn', describeNext(publishing, hurried))
}

const explainNeverAccepted = ({ uploadKey }: ArticleRecord): string =>
  `Cannot withdraw "${uploadKey}": nothing was ever published from it. \`tidings status ${uploadKey}\` says why`

function composeQuestion({ article, announcement }: Publishing, siteUrl: string): string {
  const count = announcement?.posts?.length ?? 0
  const thread =
    count === 0 ? '' : ` Its thread (${countPosts(count)}) is deleted, and every like of it and reply to it is lost.`
  return `Withdraw “${article.title}” (${siteUrl}${pagePath(article)}) for good?${thread}`
}

function describeNext({ article, announcement }: Publishing, hurried: boolean): string {
  const when = hurried ? 'Within a minute or two' : 'The queue did not answer, so within some five minutes'
  const thread = announcement ? ' Then its thread is deleted.' : ''
  return [
    `Withdrew “${article.title}”. That is final.`,
    `${when} its page says that it was withdrawn, and the feeds no longer have it.${thread}`,
    `\`tidings status ${article.id}\` tells how far that is.`,
  ].join('\n')
}
