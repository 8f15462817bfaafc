import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

import { samplePublication, synthesize } from './synthesize.ts'
import { propertiesOf, readable, resourcesOf } from './template.ts'

const emails = ['operator@lighthouse.example', 'night@lighthouse.example']
const template = synthesize(samplePublication({ notifications: { operators: emails } }))
const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(({ name, Properties: alarm }) => ({
  ...alarm,
  id: name.replace(/^Alarms/, ''),
}))

describe('the alarms', () => {
  it('watch dead letters, stuck articles, failed announcements, sign-ins, errors, ages and silence', () => {
    expect(alarms.map(({ id }) => id)).toEqual([
      'UploadsLate',
      'UploadsDeadLetters',
      'ChangesDeadLetters',
      'AnnouncementsDeadLetters',
      'IngestArticleErrors',
      'PublishFeedsErrors',
      'PostThreadErrors',
      'ReconcileErrors',
      'ReconcileSilent',
      'ArticlesStuck',
      'AnnouncementsFailed',
      'SignInBudget',
    ])
  })

  it.each(alarms)('say what happened, what to do, and where more is written: $id', ({ id, ...alarm }) => {
    const description = String('AlarmDescription' in alarm ? alarm.AlarmDescription : '')
    expect(description).toMatch(/^[A-Z].+\. [A-Z].+\. More: docs\/operating\.md, "\w+"\.$/)
    expect(description).toContain(`"${id}"`)
    expect(description).not.toContain('undefined')
  })

  it.each(alarms)('go to the operators’ topic when they are raised and when they are over: $id', (alarm) => {
    const { AlarmActions: raised, OKActions: over } = alarm as Readonly<Record<string, unknown>>
    expect([raised, over].map((topics) => (topics as unknown[]).map(readable))).toEqual([['Operators'], ['Operators']])
  })

  it('reach each operator by e-mail', () => {
    expect(propertiesOf(template, 'AWS::SNS::Subscription')).toMatchObject(
      emails.map((Endpoint) => ({
        Protocol: 'email',
        Endpoint,
        TopicArn: { Ref: expect.stringMatching('Operators') },
      })),
    )
  })

  it('count only what functions of this stack measure', () => {
    const stackOf = (name: string) =>
      JSON.stringify(propertiesOf(synthesize(samplePublication({ stack: name })), 'AWS::CloudWatch::Alarm'))
    expect(stackOf('Gazette')).toContain('{"Name":"stack","Value":"Gazette"}')
    expect(stackOf('Gazette')).not.toContain('"Value":"Tidings"')
  })

  it('keep e-mail addresses out of the functions', () => {
    expect(JSON.stringify(propertiesOf(template, 'AWS::Lambda::Function'))).not.toContain('@lighthouse.example')
  })
})

describe('docs/operating.md', () => {
  const sections = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8')
    .split(/^### /m)
    .slice(1)

  it('has one section for each alarm, and for no other', () => {
    expect(sections.map((section) => section.split('\n')[0])).toEqual(alarms.map(({ id }) => id))
  })

  it.each(alarms)('tells the cause and the remedy: $id', ({ id }) => {
    const section = sections.find((each) => each.startsWith(`${id}\n`)) ?? ''
    expect(section).toMatch(/^- Cause: .{40}/m)
    expect(section).toMatch(/^- Remedy: .{40}/m)
  })
})
