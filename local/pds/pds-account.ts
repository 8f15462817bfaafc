import { randomBytes } from 'node:crypto'
import * as z from 'zod'

const accountSchema = z.object({ did: z.string(), accessJwt: z.string() })
const appPasswordSchema = z.object({ password: z.string() })

/** An account on the local PDS. */
export interface LocalAccount {
  readonly handle: string
  readonly did: string
  readonly password: string
  readonly appPassword: string
}

/**
 * Creates an account, and an app password for it. A PDS gives some names to nobody who signs up, such as `news`; so the
 * account signs up under another one, and its administrator gives it the handle.
 */
export async function createAccount(url: string, handle: string, adminPassword: string): Promise<LocalAccount> {
  const password = randomBytes(16).toString('hex')
  const signUp = { handle: 'local-account.test', email: 'editor@local-account.test', password }
  const { did, accessJwt } = accountSchema.parse(await post(url, 'com.atproto.server.createAccount', signUp))
  const authorization = `Basic ${Buffer.from(`admin:${adminPassword}`).toString('base64')}`
  await post(url, 'com.atproto.admin.updateAccountHandle', { did, handle }, authorization)
  const created = await post(url, 'com.atproto.server.createAppPassword', { name: 'tidings' }, `Bearer ${accessJwt}`)
  return { handle, did, password, appPassword: appPasswordSchema.parse(created).password }
}

async function post(url: string, method: string, input: unknown, authorization?: string): Promise<unknown> {
  const response = await fetch(`${url}/xrpc/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
    body: JSON.stringify(input),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`Cannot ${method} on the local PDS: ${response.status} ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}
