import { describe, expect, it } from 'vitest'

import { isAllowed, parsePolicyDocument } from '../../local/iam/iam.ts'
import { parseTemplate } from '../../local/template/template.ts'
import { synthesize } from './synthesize.ts'

const place = { region: 'eu-central-1', accountId: '000000000000', gatewayUrl: 'http://127.0.0.1:1' }
const template = parseTemplate(synthesize().toJSON(), place)
const statements = template
  .ofType('AWS::IAM::ManagedPolicy')
  .flatMap(({ properties }) => parsePolicyDocument(properties['PolicyDocument']))

const arnOf = (name: string): string =>
  template.resources.find(({ logicalId }) => logicalId.startsWith(name))?.attributes['Arn'] ?? ''
const may = (action: string, resource: string): boolean => isAllowed(statements, { action, resource })

describe('EditorsPolicy', () => {
  it.each(['s3:PutObject', 's3:GetObject', 's3:DeleteObject'])('allows %s on every upload', (action) => {
    expect(may(action, `${arnOf('UploadsBucket')}/2026/pier.md`)).toBe(true)
    expect(may(action, `${arnOf('SiteBucket')}/index.html`)).toBe(false)
  })

  it('allows to list the uploads', () => {
    expect(may('s3:ListBucket', arnOf('UploadsBucket'))).toBe(true)
    expect(may('s3:ListBucket', arnOf('SiteBucket'))).toBe(false)
  })

  it.each([
    { action: 'dynamodb:GetItem', name: 'ArticlesTable' },
    { action: 'sqs:SendMessage', name: 'UploadsQueue' },
    { action: 'secretsmanager:GetSecretValue', name: 'PostThreadAppPassword' },
    { action: 's3:DeleteObjectVersion', name: 'UploadsBucket' },
    { action: 's3:PutBucketPolicy', name: 'UploadsBucket' },
  ])('allows no $action', ({ action, name }) => {
    expect(arnOf(name) || name).not.toBe('')
    expect(may(action, arnOf(name))).toBe(false)
    expect(may(action, `${arnOf(name)}/pier.md`)).toBe(false)
  })
})
