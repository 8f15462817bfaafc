import { openPort } from '../../../local/gateway/http-exchange.ts'
import { connectBluesky } from '../../../shared/adapters/bluesky.ts'
import type { Session } from '../../../shared/pipeline/microblog.ts'
import { type Cloud, startCloud } from '../../contract/cloud.ts'
import { type Decide, serveFront } from '../../contract/front.ts'
import { type FrontedPds, startFrontedPds } from '../../contract/pds-front.ts'

/** Everything outside of the functions, for one world after the other. */
export interface Lane {
  readonly cloud: Cloud
  readonly fronted: FrontedPds
  /** Of the account on the PDS. */
  readonly session: Session
  /** Base URL of the site. */
  readonly siteUrl: string
  /** Begins a world: its site is in this bucket, and this decides what goes wrong. */
  enter(siteBucket: string, decide: Decide): void
  stop(): Promise<void>
}

export async function startLane(): Promise<Lane> {
  const [cloud, fronted, site] = await Promise.all([startCloud(), startFrontedPds(), openPort()])
  const { url: serviceUrl, handle, appPassword } = fronted.pds
  const session = await connectBluesky({ serviceUrl, handle, appPassword: async () => appPassword }).signIn()
  let bucket = ''
  let decideNow: Decide = () => undefined
  const decide: Decide = (arrival) => decideNow(arrival)
  cloud.decide = decide
  fronted.decide = decide
  serveFront(
    site,
    (request) => ({
      service: 'site',
      operation: 'GET',
      request,
      respond: async () => cloud.backstage.s3AndSqs.s3('GET', `/${bucket}${request.url.replace(/\/$/, '/index.html')}`),
      renderError: (code, status) => ({ status, headers: {}, body: Buffer.from(code) }),
    }),
    decide,
  )
  return {
    cloud,
    fronted,
    session,
    siteUrl: site.url,
    enter(siteBucket, next) {
      bucket = siteBucket
      decideNow = next
    },
    async stop() {
      await site.close()
      await Promise.all([cloud.stop(), fronted.stop()])
    },
  }
}
