import type { AwsClient } from './gateway/aws-client.ts'
import { unescapeXml } from './gateway/s3-call.ts'

/** All keys of a bucket, in order. */
export async function listKeys(client: AwsClient, bucket: string): Promise<readonly string[]> {
  const keys: string[] = []
  let token: string | undefined
  do {
    const query = new URLSearchParams({ 'list-type': '2', ...(token !== undefined && { 'continuation-token': token }) })
    const { status, body } = await client.s3('GET', `/${bucket}?${query.toString()}`)
    const xml = body.toString()
    if (status !== 200) throw new Error(`Cannot list ${bucket}: ${status} ${xml}`)
    keys.push(...[...xml.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => unescapeXml(key)))
    const [, next] = /<NextContinuationToken>([^<]*)</.exec(xml) ?? []
    token = next === undefined ? undefined : unescapeXml(next)
  } while (token !== undefined)
  return keys
}
