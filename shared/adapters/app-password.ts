import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'

/**
 * The app password in the property `appPassword` of the secret.
 *
 * @throws {Error} if the secret has none
 */
export async function readAppPassword(client: SecretsManagerClient, secretId: string): Promise<string> {
  const { SecretString: text } = await client.send(new GetSecretValueCommand({ SecretId: secretId }))
  const { appPassword } = JSON.parse(text ?? '{}') as { appPassword?: unknown }
  if (typeof appPassword === 'string' && appPassword !== '') return appPassword
  throw new Error('Cannot sign in to Bluesky: the secret has no "appPassword"; store one with `tidings connect`')
}

/** Stores the app password for everyone who reads it from now on. */
export async function storeAppPassword(
  client: SecretsManagerClient,
  secretId: string,
  appPassword: string,
): Promise<void> {
  await client.send(new PutSecretValueCommand({ SecretId: secretId, SecretString: JSON.stringify({ appPassword }) }))
}
