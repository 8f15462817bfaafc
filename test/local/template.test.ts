import { describe, expect, it } from 'vitest'
import { parseTemplate } from '../../local/template/template.ts'

const place = { region: 'eu-central-1', accountId: '000000000000', gatewayUrl: 'http://127.0.0.1:1' }

const resources = {
  Work: { Type: 'AWS::SQS::Queue' },
  Named: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'own-name' } },
  Files: { Type: 'AWS::S3::Bucket' },
}

const resolve = (value: unknown): unknown => {
  const alarm = { Type: 'AWS::CloudWatch::Alarm', Properties: { value } }
  const template = parseTemplate({ Resources: { ...resources, Alarm: alarm } }, place)
  return template.ofType('AWS::CloudWatch::Alarm')[0]?.properties['value']
}

describe(parseTemplate, () => {
  it.each([
    { name: 'Ref to a queue as its URL', value: { Ref: 'Work' }, is: 'http://127.0.0.1:1/000000000000/Work' },
    { name: 'Ref to a bucket as its name', value: { Ref: 'Files' }, is: 'files' },
    { name: 'a pseudo parameter', value: { Ref: 'AWS::Region' }, is: 'eu-central-1' },
    {
      name: 'Fn::GetAtt',
      value: { 'Fn::GetAtt': ['Named', 'Arn'] },
      is: 'arn:aws:sqs:eu-central-1:000000000000:own-name',
    },
    { name: 'Fn::GetAtt as one text', value: { 'Fn::GetAtt': 'Work.QueueName' }, is: 'Work' },
    { name: 'Fn::Join', value: { 'Fn::Join': ['/', [{ Ref: 'Files' }, '*']] }, is: 'files/*' },
    { name: 'Fn::Select of Fn::Split', value: { 'Fn::Select': [1, { 'Fn::Split': ['-', 'a-b'] }] }, is: 'b' },
    {
      name: 'Fn::Sub',
      value: { 'Fn::Sub': '${AWS::Partition}:${Work.Arn}:${!kept}' },
      is: 'aws:arn:aws:sqs:eu-central-1:000000000000:Work:${kept}',
    },
    { name: 'Fn::Sub with variables', value: { 'Fn::Sub': ['${x}!', { x: { Ref: 'Files' } }] }, is: 'files!' },
    { name: 'functions deep inside', value: [{ a: { Ref: 'Files' }, b: 1 }], is: [{ a: 'files', b: 1 }] },
    {
      name: 'AWS::NoValue as nothing',
      value: { a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 2] },
      is: { b: [2] },
    },
  ])('resolves $name', ({ value, is }) => {
    expect(resolve(value)).toEqual(is)
  })

  it.each([
    { name: 'a reference to nothing', value: { Ref: 'Nowhere' }, says: 'Cannot resolve Ref "Nowhere"' },
    {
      name: 'an unknown attribute',
      value: { 'Fn::GetAtt': ['Work', 'Colour'] },
      says: 'Cannot resolve Fn::GetAtt "Work.Colour"',
    },
    { name: 'an unknown function', value: { 'Fn::ImportValue': 'x' }, says: 'Cannot resolve Fn::ImportValue' },
  ])('names $name', ({ value, says }) => {
    expect(() => resolve(value)).toThrow(says)
  })

  it('names a resource type that it does not know', () => {
    const template = { Resources: { Mail: { Type: 'AWS::SES::EmailIdentity' } } }
    expect(() => parseTemplate(template, place)).toThrow(
      /Cannot run Mail locally: resource type AWS::SES::EmailIdentity/,
    )
  })
})
