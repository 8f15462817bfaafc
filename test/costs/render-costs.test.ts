import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

import { publication } from '../article/publication.ts'
import { archivedArticle, archivedRecord } from '../support/fill-archive.ts'
import { propertiesOf } from '../infra/template.ts'
import { synthesize } from '../infra/synthesize.ts'
import { unitsPerRecord } from './measured-calls.ts'
import { idlePollers, monthlyCost, usageOf } from './monthly-cost.ts'
import { renderCosts } from './render-costs.ts'

/** As the formatter leaves a table: without the spaces that align it. */
const unaligned = (text: string): string => text.replaceAll(/ {2,}/g, ' ').replaceAll(/-{3,}:?/g, '---')

describe(renderCosts, () => {
  it('gives the table that stands in the README (npm run costs prints it)', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
    expect(unaligned(readme)).toContain(unaligned(renderCosts()))
  })
})

const template = synthesize()

describe(monthlyCost, () => {
  const usage = { articles: 100, pollsADay: 10_000 }

  it('stays below a dollar for 100 articles and 10,000 feed requests a day', () => {
    const { usd } = monthlyCost(usage, { withFreeTier: true })
    console.log(`100 articles a month and 10,000 feed requests a day: ${usd.toFixed(2)} USD`)
    expect(usd).toBeLessThanOrEqual(1)
  })

  it('counts as many alarms, dashboards and secrets as the template has', () => {
    const { alarms, dashboards, secrets } = usageOf(usage)
    expect({ alarms, dashboards, secrets }).toEqual({
      alarms: propertiesOf(template, 'AWS::CloudWatch::Alarm').length,
      dashboards: propertiesOf(template, 'AWS::CloudWatch::Dashboard').length,
      secrets: propertiesOf(template, 'AWS::SecretsManager::Secret').length,
    })
  })

  it('counts the long polls of as many queues as the template has, with a maximum of concurrency and without', () => {
    const mappings = propertiesOf(template, 'AWS::Lambda::EventSourceMapping')
    const pollers = mappings.map(({ ScalingConfig: maximum }) => idlePollers[maximum ? 'withMaximum' : 'without'])
    const idle = usageOf({ articles: 0, pollsADay: 0 }).sqsRequests
    expect(idle).toBe(pollers.reduce((sum, count) => sum + count) * 3 * 60 * 24 * 30)
  })

  it('counts the units of the records that are compared', () => {
    const record = archivedRecord(archivedArticle(publication, 1, 0))
    expect(unitsPerRecord).toBe(Math.ceil(JSON.stringify(record).length / 4096))
  })

  it('never costs less for more', () => {
    const sums = [0, 10, 100, 1_000, 10_000].map(
      (articles) => monthlyCost({ ...usage, articles }, { withFreeTier: true }).usd,
    )
    expect(sums).toEqual(sums.toSorted((a, b) => a - b))
  })
})
