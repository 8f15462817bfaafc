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

/** Creates an account, and an app password for it. */
export async function createAccount(url: string, handle: string): Promise<LocalAccount> {
  const password = randomBytes(16).toString('hex')
  const account = await post(url, 'com.atproto.server.createAccount', { handle, email: `editor@${handle}`, password })
  const { did, accessJwt } = accountSchema.parse(account)
  const created = await post(url, 'com.atproto.server.createAppPassword', { name: 'tidings' }, accessJwt)
  return { handle, did, password, appPassword: appPasswordSchema.parse(created).password }
}

async function post(url: string, method: string, input: unknown, token?: string): Promise<unknown> {
  const response = await fetch(`${url}/xrpc/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(input),
  })
  if (!response.ok) throw new Error(`Cannot ${method} on the local PDS: ${response.status} ${await response.text()}`)
  return response.json()
}
