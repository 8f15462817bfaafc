import { describe, expect, it } from 'vitest'
import { isAllowed, parsePolicyDocument } from '../../local/iam/iam.ts'

const table = 'arn:aws:dynamodb:eu-central-1:000000000000:table/Articles'
const allow = (Action: unknown, Resource: unknown, Condition?: unknown) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition !== undefined && { Condition }),
})
const deny = (Action: unknown, Resource: unknown) => ({ Effect: 'Deny', Action, Resource })

describe(isAllowed, () => {
  it.each([
    {
      name: 'what a statement names',
      statements: [allow('dynamodb:GetItem', table)],
      action: 'dynamodb:GetItem',
      resource: table,
      is: true,
    },
    {
      name: 'one of several actions',
      statements: [allow(['dynamodb:PutItem', 'dynamodb:GetItem'], [table])],
      action: 'dynamodb:GetItem',
      resource: table,
      is: true,
    },
    {
      name: 'actions in any case',
      statements: [allow('DynamoDB:getitem', table)],
      action: 'dynamodb:GetItem',
      resource: table,
      is: true,
    },
    {
      name: 'an action by wildcard',
      statements: [allow('dynamodb:*Item', table)],
      action: 'dynamodb:GetItem',
      resource: table,
      is: true,
    },
    {
      name: 'an object by wildcard',
      statements: [allow('s3:GetObject', 'arn:aws:s3:::site/*')],
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::site/a/b.html',
      is: true,
    },
    {
      name: 'one character by question mark',
      statements: [allow('s3:GetObject', 'arn:aws:s3:::site/?')],
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::site/ab',
      is: false,
    },
    { name: 'nothing that no statement names', statements: [], action: 'dynamodb:GetItem', resource: table, is: false },
    {
      name: 'no other action',
      statements: [allow('dynamodb:GetItem', table)],
      action: 'dynamodb:PutItem',
      resource: table,
      is: false,
    },
    {
      name: 'no other resource',
      statements: [allow('dynamodb:GetItem', table)],
      action: 'dynamodb:GetItem',
      resource: `${table}s`,
      is: false,
    },
    {
      name: 'no index for a table',
      statements: [allow('dynamodb:Query', table)],
      action: 'dynamodb:Query',
      resource: `${table}/index/unfinished`,
      is: false,
    },
    {
      name: 'no bucket for its objects',
      statements: [allow('s3:*', 'arn:aws:s3:::site/*')],
      action: 's3:ListBucket',
      resource: 'arn:aws:s3:::site',
      is: false,
    },
    {
      name: 'no dot for any character',
      statements: [allow('s3:GetObject', 'arn:aws:s3:::a.b')],
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::aXb',
      is: false,
    },
    {
      name: 'nothing that is denied as well',
      statements: [allow('*', '*'), deny('dynamodb:*', table)],
      action: 'dynamodb:GetItem',
      resource: table,
      is: false,
    },
    {
      name: 'what is denied elsewhere only',
      statements: [allow('*', '*'), deny('dynamodb:*', `${table}s`)],
      action: 'dynamodb:GetItem',
      resource: table,
      is: true,
    },
    {
      name: 'nothing whose condition has no value',
      statements: [allow('*', '*', { StringEquals: { 'aws:SourceArn': 'x' } })],
      action: 'a:B',
      resource: 'r',
      is: false,
    },
    {
      name: 'nothing whose condition fails',
      statements: [allow('*', '*', { Bool: { 'aws:SecureTransport': 'false' } })],
      action: 'a:B',
      resource: 'r',
      is: false,
    },
    {
      name: 'what meets its condition, in any case of the key',
      statements: [allow('*', '*', { Bool: { 'AWS:securetransport': true } })],
      action: 'a:B',
      resource: 'r',
      is: true,
    },
  ])('allows $name: $is', ({ statements, action, resource, is }) => {
    expect(isAllowed(parsePolicyDocument({ Statement: statements }), { action, resource })).toBe(is)
  })
})

describe(parsePolicyDocument, () => {
  it('names a condition operator that it cannot evaluate', () => {
    const document = { Statement: [allow('*', '*', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })] }
    expect(() => parsePolicyDocument(document)).toThrow('Cannot evaluate condition operator IpAddress')
  })
})
