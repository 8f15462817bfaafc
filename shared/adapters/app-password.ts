import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

/**
 * The app password in the property `appPassword` of the secret.
 *
 * @throws {Error} if the secret has none
 */
export async function readAppPassword(client: SecretsManagerClient, secretId: string): Promise<string> {
  const { SecretString: text } = await client.send(new GetSecretValueCommand({ SecretId: secretId }))
  const { appPassword } = JSON.parse(text ?? '{}') as { appPassword?: unknown }
  if (typeof appPassword === 'string' && appPassword !== '') return appPassword
  throw new Error('Cannot sign in to Bluesky: the secret has no "appPassword"; store one as the README says')
}
