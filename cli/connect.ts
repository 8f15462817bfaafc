import { Command } from 'commander'

import { storeAppPassword } from '../shared/adapters/app-password.ts'
import { checkAccount, labelAsBot } from '../shared/adapters/bluesky-account.ts'
import { asError } from '../shared/errors.ts'
import { adoptSession } from '../shared/pipeline/open-session.ts'
import { withConnectionOptions, type ConnectionOptions } from './stack/connection-options.ts'
import { connect } from './stack/connection.ts'
import { askSecret } from './terminal/ask-secret.ts'

interface ConnectOptions extends ConnectionOptions {
  readonly json?: true
}

/** `tidings connect`: lets the publication post as its Bluesky account. */
export const connectCommand = (): Command =>
  withConnectionOptions(
    new Command('connect')
      .description(
        'Connect the Bluesky account: asks for an app password, checks it, marks the account as a bot, and stores it.',
      )
      .option('--json', 'print what was done as JSON'),
  )
    .addHelpText(
      'after',
      '\nCreate an app password at https://bsky.app/settings/app-passwords. It is not shown while you type; without a terminal\nit is read from standard input. Threads that waited for it go out within minutes.',
    )
    .action(connectAccount)

async function connectAccount({ json, ...options }: ConnectOptions): Promise<void> {
  const connection = await connect(options)
  const { publication, outputs, secrets } = connection
  const { bluesky } = publication
  const secretId = outputs.BlueskySecretArn
  if (!bluesky || secretId === undefined) {
    throw new Error(
      'Cannot connect an account: publication.json names none. Add "bluesky": { "handle": "…" } to it, and run `npx cdk deploy --all`',
    )
  }
  const { handle, service: serviceUrl } = bluesky
  const appPassword = await askSecret(`App password of ${handle} (not shown while you type): `)
  if (appPassword === '') throw new Error('Nothing was stored: no app password was given')
  const checked = await check({ handle, serviceUrl, appPassword })
  const isNewBot = await labelAsBot(checked.session)
  await storeAppPassword(secrets, secretId, appPassword)
  await adoptSession(connection, checked.session)
  const { handle: name, session } = checked
  const told = json
    ? JSON.stringify({ handle: name, did: session.did, isNewBot })
    : [
        `Connected ${name} (${session.did}). The app password is stored in Secrets Manager.`,
        isNewBot
          ? 'The account now carries the label “bot”, as automated accounts should.'
          : 'The account carries the label “bot” already.',
        'Next: `npx tidings publish FILE` publishes an article and its thread; `npx tidings doctor` checks everything.',
      ].join('\n')
  console.log(told)
}

async function check({ handle, serviceUrl, appPassword }: Record<'handle' | 'serviceUrl' | 'appPassword', string>) {
  const checked = await checkAccount({ handle, serviceUrl, appPassword: async () => appPassword }).catch(
    (cause: unknown) => {
      throw new Error(
        `${asError(cause).message}. Nothing was stored. Create a new app password at https://bsky.app/settings/app-passwords, and run \`npx tidings connect\` again`,
        { cause },
      )
    },
  )
  if (!checked.isAppPassword) {
    throw new Error(
      'Nothing was stored: this is the password of the account itself. Create an app password at https://bsky.app/settings/app-passwords, which you can take back, and give that',
    )
  }
  return checked
}
