import { readAppPassword } from '../../shared/adapters/app-password.ts'
import { checkAccount } from '../../shared/adapters/bluesky-account.ts'
import { asError } from '../../shared/errors.ts'
import type { Connection } from '../stack/connection.ts'
import { fine, notChecked, wrong, type Finding } from './finding.ts'

const noAccount = notChecked('The publication has no Bluesky account, so there is nothing to check.')

/** Whether an app password is stored. */
export async function checkSecret({ secrets, outputs }: Connection): Promise<Finding> {
  if (outputs.BlueskySecretArn === undefined) return noAccount
  try {
    await readAppPassword(secrets, outputs.BlueskySecretArn)
    return fine('An app password is stored in Secrets Manager.')
  } catch (error) {
    return wrong(`${asError(error).message}.`, 'Run `npx tidings connect`.')
  }
}

/** Whether it signs in. Costs one of few sign-ins a day, as the check of a person may. */
export async function checkLogin({ secrets, outputs, publication, account, nowMs }: Connection): Promise<Finding> {
  const { bluesky } = publication
  if (outputs.BlueskySecretArn === undefined || !bluesky) return noAccount
  const appPassword = await readAppPassword(secrets, outputs.BlueskySecretArn).catch(() => undefined)
  if (appPassword === undefined) return notChecked('There is no app password to sign in with.')
  const { handle, service: serviceUrl } = bluesky
  try {
    const checked = await checkAccount({ handle, serviceUrl, appPassword: async () => appPassword })
    const { holdUntilMs = 0, holdReason = 'its server asked for that' } = (await account.get()) ?? {}
    if (holdUntilMs > nowMs()) {
      const until = new Date(holdUntilMs).toISOString()
      return wrong(
        `The account is left alone until ${until}: ${holdReason}.`,
        'Wait: threads go on by themselves then.',
      )
    }
    return fine(`${checked.handle} is signed in at ${checked.session.pdsUrl}.`)
  } catch (error) {
    return wrong(
      `${asError(error).message}.`,
      `Look whether ${serviceUrl} answers. If the password is refused, run \`npx tidings connect\` with a new one.`,
    )
  }
}
