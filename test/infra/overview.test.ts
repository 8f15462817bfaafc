import { describe, expect, it } from 'vitest'

import { metricUnits } from '../../shared/metrics.ts'
import { synthesize } from './synthesize.ts'
import { propertiesOf, readable } from './template.ts'

const template = synthesize()
const [dashboard] = propertiesOf(template, 'AWS::CloudWatch::Dashboard')
const body = readable(dashboard?.['DashboardBody'])

describe('the dashboard', () => {
  it('is the only one, and readable as JSON', () => {
    expect(propertiesOf(template, 'AWS::CloudWatch::Dashboard')).toHaveLength(1)
    expect(() => JSON.parse(body) as unknown).not.toThrow()
  })

  it.each([
    { name: 'articles by state', shows: 'filter message = \\"Articles by state\\"' },
    { name: 'the time from upload to live', shows: 'UploadToLive' },
    { name: 'the time from upload to thread', shows: 'UploadToAnnounced' },
    { name: 'requests', shows: '"AWS/CloudFront","Requests"' },
    { name: 'the hit ratio', shows: '"AWS/CloudFront","CacheHitRate"' },
    { name: 'what functions cost', shows: '"AWS/Lambda","Duration"' },
    { name: 'what the table costs', shows: '"AWS/DynamoDB","ConsumedWriteCapacityUnits"' },
    { name: 'what readers cost', shows: '"AWS/CloudFront","BytesDownloaded"' },
  ])('shows $name', ({ shows }) => {
    expect(body).toContain(shows)
  })

  it('shows or watches every metric that functions measure', () => {
    const everything = body + JSON.stringify(propertiesOf(template, 'AWS::CloudWatch::Alarm'))
    expect(Object.keys(metricUnits).filter((name) => !everything.includes(`"${name}"`))).toEqual([])
  })

  it('has the hit ratio: CloudFront counts it only where it is asked to', () => {
    expect(propertiesOf(template, 'AWS::CloudFront::MonitoringSubscription')).toHaveLength(1)
  })
})
