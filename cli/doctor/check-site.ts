import { lookup } from 'node:dns/promises'

import { asError } from '../../shared/errors.ts'
import { everything } from '../../shared/pipeline/article-lists.ts'
import { documentPaths } from '../../shared/feeds/feed-paths.ts'
import type { Connection } from '../stack/connection.ts'
import { fine, notChecked, wrong, type Finding } from './finding.ts'
import { findFeedFaults } from './find-feed-faults.ts'

const patienceMs = 10_000

/** Whether the site's name leads anywhere, and something answers there over TLS. */
export async function checkDomain({
  outputs: { SiteUrl: siteUrl, DistributionDomainName: edge },
}: Connection): Promise<Finding> {
  const { hostname } = new URL(siteUrl)
  const lead = `Let ${hostname} lead to ${edge} (a CNAME, or "domain" in publication.json), or set "siteUrl" to https:// and that name.`
  try {
    const { address } = await lookup(hostname)
    const { status } = await fetch(siteUrl, { signal: AbortSignal.timeout(patienceMs) })
    if (status < 500) return fine(`${siteUrl} is at ${address} and answers ${status}.`)
    return wrong(
      `${siteUrl} answers ${status}.`,
      'Try again in a minute; if it stays so, look at the distribution in the console.',
    )
  } catch (error) {
    const { cause, message } = asError(error)
    return wrong(`${siteUrl} does not answer: ${cause instanceof Error ? cause.message : message}.`, lead)
  }
}

/** Whether each feed is there and what a feed has to be. */
export async function checkFeeds({ outputs: { SiteUrl: siteUrl }, lists }: Connection): Promise<Finding> {
  if ((await lists.newest(everything, 1)).length === 0)
    return notChecked('No article is published yet, so there are no feeds.')
  const paths = documentPaths({ kind: 'all' }, { kind: 'current' })
  const faults: string[] = []
  for (const [format, path] of Object.entries(paths)) {
    const url = siteUrl + path
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) })
      if (response.status !== 200) faults.push(`${url} answers ${response.status}`)
      else
        faults.push(
          ...findFeedFaults(await response.text(), format as keyof typeof paths).map((fault) => `${url} ${fault}`),
        )
    } catch (error) {
      faults.push(`${url} does not answer: ${asError(error).message}`)
    }
  }
  return faults.length === 0
    ? fine(`${Object.values(paths).join(', ')} are there and valid.`)
    : wrong(
        `${faults.join('; ')}.`,
        'Run `npx tidings retry`; if a feed stays wrong, report it with the address of the feed.',
      )
}

const toleranceMs = 5 * 60_000

/** Whether this machine's clock agrees with the site's: AWS takes no request signed a quarter of an hour off. */
export async function checkClock({ outputs: { SiteUrl: siteUrl }, nowMs }: Connection): Promise<Finding> {
  try {
    const response = await fetch(siteUrl, { method: 'HEAD', signal: AbortSignal.timeout(patienceMs) })
    const theirs = Date.parse(response.headers.get('date') ?? '')
    if (Number.isNaN(theirs)) return notChecked('The site tells no time.')
    const offMs = Math.abs(nowMs() - theirs)
    if (offMs <= toleranceMs) return fine(`The clock is right to ${Math.ceil(offMs / 1000)} s.`)
    return wrong(
      `The clock is ${Math.round(offMs / 60_000)} minutes off.`,
      'Set the clock of this machine by the network.',
    )
  } catch {
    return notChecked('The site does not answer, so there is no clock to compare with.')
  }
}
