import { describe, expect, it } from 'vitest'

import { samplePublication, synthesize, unbundledApp } from './synthesize.ts'
import { propertiesOf, resourcesOf } from './template.ts'

const template = synthesize()
const physicalNames = [
  'BucketName',
  'QueueName',
  'TableName',
  'FunctionName',
  'RoleName',
  'LogGroupName',
  'TopicName',
  'AlarmName',
  'DashboardName',
  'ManagedPolicyName',
]

describe('PublishingStack', () => {
  it('has no custom resource and no function but its four', () => {
    const types = resourcesOf(template).map(({ Type }) => Type)

    expect(types.filter((type) => /^Custom::|CustomResource/.test(type))).toEqual([])
    expect(resourcesOf(template, 'AWS::Lambda::Function').map(({ name }) => name)).toEqual([
      'IngestArticleFunction',
      'PublishFeedsFunction',
      'PostThreadFunction',
      'ReconcileFunction',
    ])
  })

  it('names nothing by hand, so that two publications fit in one account', () => {
    const named = resourcesOf(template)
      .filter(({ Type }) => Type !== 'AWS::Lambda::EventSourceMapping')
      .filter(({ Properties: properties }) => physicalNames.some((name) => name in properties))

    expect(named.map(({ name }) => name)).toEqual([])
  })

  it('keeps articles, uploads and the site when it is destroyed', () => {
    const stateful = resourcesOf(template, 'AWS::DynamoDB::Table', 'AWS::S3::Bucket')

    expect(stateful.map(({ name, DeletionPolicy: policy }) => [name, policy])).toEqual([
      ['UploadsBucket', 'Retain'],
      ['ArticlesTable', 'Retain'],
      ['SiteBucket', 'Retain'],
    ])
  })

  it('keeps the table and the buckets under their logical ids, since a new id is an empty one', () => {
    const ids = Object.keys(template.toJSON()['Resources'] as object)

    expect(ids.filter((id) => /^(Articles|Uploads|Site)(Table|Bucket)[0-9A-F]{8}$/.test(id))).toMatchInlineSnapshot(`
      [
        "UploadsBucket1B722A23",
        "ArticlesTable867D7F42",
        "SiteBucket55B5E7E0",
      ]
    `)
  })

  it('lets S3 into the queue before S3 is asked to write to it', () => {
    const buckets = resourcesOf(template, 'AWS::S3::Bucket').filter(({ name }) => name === 'UploadsBucket')

    expect(buckets.map(({ DependsOn: earlier }) => earlier)).toEqual([expect.arrayContaining(['UploadsQueuePolicy'])])
  })

  it('can lose no article by mistake', () => {
    expect(propertiesOf(template, 'AWS::DynamoDB::Table')).toMatchObject([
      {
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      },
    ])
    for (const properties of propertiesOf(template, 'AWS::S3::Bucket'))
      expect(properties).toMatchObject({ VersioningConfiguration: { Status: 'Enabled' } })
  })

  it('finds unfinished articles by an index that holds no others', () => {
    expect(propertiesOf(template, 'AWS::DynamoDB::Table')).toMatchObject([
      {
        GlobalSecondaryIndexes: [
          {
            IndexName: 'unfinished',
            KeySchema: [
              { AttributeName: 'unfinished', KeyType: 'HASH' },
              { AttributeName: 'due', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['waitingFor'] },
          },
        ],
      },
    ])
  })

  it('gives every message six times a function’s timeout, and dead letters 14 days', () => {
    const queues = resourcesOf(template, 'AWS::SQS::Queue').map(({ name, Properties: queue }) => ({
      name,
      isWork: queue['RedrivePolicy'] !== undefined,
      visibilityTimeout: queue['VisibilityTimeout'],
      retention: queue['MessageRetentionPeriod'],
      encrypted: queue['SqsManagedSseEnabled'],
    }))

    expect(queues.filter(({ isWork }) => isWork).map((queue) => queue.visibilityTimeout)).toEqual([360, 360, 360])
    expect(queues.filter(({ isWork }) => !isWork).map((queue) => queue.retention)).toEqual(Array(4).fill(1_209_600))
    expect(queues.every(({ encrypted }) => encrypted === true)).toBe(true)
    for (const properties of propertiesOf(template, 'AWS::Lambda::Function'))
      expect(properties).toMatchObject({ Timeout: 60 })
  })

  it('runs each function on arm64 and Node 24, traced, with a log that ends', () => {
    for (const properties of propertiesOf(template, 'AWS::Lambda::Function'))
      expect(properties).toMatchObject({
        Architectures: ['arm64'],
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        TracingConfig: { Mode: 'Active' },
      })
    for (const properties of propertiesOf(template, 'AWS::Logs::LogGroup'))
      expect(properties).toMatchObject({ RetentionInDays: 90 })
  })

  it('shows the site through CloudFront alone, over TLS, with HTTP/3 and a page for what is missing', () => {
    for (const properties of propertiesOf(template, 'AWS::S3::Bucket'))
      expect(properties).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      })
    expect(propertiesOf(template, 'AWS::CloudFront::Distribution')).toMatchObject([
      {
        DistributionConfig: {
          HttpVersion: 'http2and3',
          CustomErrorResponses: [403, 404].map((code) => ({
            ErrorCode: code,
            ResponseCode: 404,
            ResponsePagePath: '/404.html',
          })),
          DefaultCacheBehavior: {
            Compress: true,
            ViewerProtocolPolicy: 'redirect-to-https',
            ResponseHeadersPolicyId: {},
            FunctionAssociations: [{ EventType: 'viewer-request' }, { EventType: 'viewer-response' }],
          },
        },
      },
    ])
    expect(JSON.stringify(propertiesOf(template, 'AWS::CloudFront::ResponseHeadersPolicy'))).toContain(
      `"ContentSecurityPolicy":"default-src 'none'; style-src 'self' 'unsafe-inline'`,
    )
  })

  it('tells the command line where things are', () => {
    expect(Object.keys(template.toJSON()['Outputs'] as object)).toEqual([
      'UploadsBucketName',
      'SiteBucketName',
      'SiteUrl',
      'DistributionDomainName',
      'ArticlesTableName',
      'UploadsQueueUrl',
      'ChangesQueueUrl',
      'AnnouncementsQueueUrl',
      'BlueskySecretArn',
      'EditorsPolicyArn',
      'OperatorsTopicArn',
      'DashboardName',
    ])
  })

  it('refuses a publication that does not fit into a function’s environment', () => {
    const publication = { ...samplePublication(), description: 'é'.repeat(1_750) }

    expect(() => unbundledApp(publication)).toThrow(
      /^Cannot hand publication\.json to the functions: expected at most 3000 bytes without spaces, it has \d+$/,
    )
  })
})
