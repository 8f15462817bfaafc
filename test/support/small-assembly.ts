import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Resources of a CloudFormation template, as JSON. */
export type Resources = Readonly<Record<string, unknown>>

const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] })

const assumedBy = (service: string) => ({
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
})

/** What the small stack's function may do, besides receiving its messages. */
export const receiving = {
  Effect: 'Allow',
  Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  Resource: arnOf('Work'),
}

/**
 * A stack with one of each: a bucket that tells a queue, a function on that queue with a dead-letter queue,
 * a table, and a site behind a distribution.
 */
export const smallResources = (statements: readonly unknown[] = []): Resources => ({
  DeadLetters: { Type: 'AWS::SQS::Queue' },
  Work: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      VisibilityTimeout: 30,
      RedrivePolicy: { deadLetterTargetArn: arnOf('DeadLetters'), maxReceiveCount: 2 },
    },
  },
  WorkPolicy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: 'Work' }],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 's3.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: arnOf('Work'),
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          },
        ],
      },
    },
  },
  Uploads: {
    Type: 'AWS::S3::Bucket',
    Properties: {
      NotificationConfiguration: {
        QueueConfigurations: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'].map((Event) => ({
          Event,
          Queue: arnOf('Work'),
        })),
      },
    },
  },
  Articles: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    },
  },
  Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: assumedBy('lambda.amazonaws.com') } },
  RolePolicy: {
    Type: 'AWS::IAM::Policy',
    Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [receiving, ...statements] } },
  },
  Worker: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Handler: 'index.handler',
      Role: arnOf('Role'),
      Code: { S3Bucket: 'assets', S3Key: 'worker.zip' },
      Timeout: 2,
      Environment: { Variables: { UPLOADS_BUCKET: { Ref: 'Uploads' }, DEAD_LETTERS: { Ref: 'DeadLetters' } } },
    },
  },
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: arnOf('Work'),
      FunctionName: { Ref: 'Worker' },
      BatchSize: 10,
      MaximumBatchingWindowInSeconds: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    },
  },
  Site: { Type: 'AWS::S3::Bucket' },
  SitePolicy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: 'Site' },
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Action: 's3:GetObject',
            Resource: { 'Fn::Join': ['', [arnOf('Site'), '/*']] },
            Condition: {
              StringEquals: {
                'AWS:SourceArn': { 'Fn::Sub': 'arn:aws:cloudfront::${AWS::AccountId}:distribution/${Distribution}' },
              },
            },
          },
        ],
      },
    },
  },
  FolderIndex: {
    Type: 'AWS::CloudFront::Function',
    Properties: {
      FunctionCode: `function handler(event) {
        var request = event.request
        if (request.uri === '/old') return { statusCode: 301, headers: { location: { value: '/new/' } } }
        if (request.uri.endsWith('/')) request.uri += 'index.html'
        return request
      }`,
    },
  },
  Seen: {
    Type: 'AWS::CloudFront::Function',
    Properties: {
      FunctionCode: `function handler(event) {
        event.response.headers['x-seen'] = { value: event.request.uri + ' ' + event.response.statusCode }
        return event.response
      }`,
    },
  },
  Headers: {
    Type: 'AWS::CloudFront::ResponseHeadersPolicy',
    Properties: {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: { ContentTypeOptions: { Override: true } },
        CustomHeadersConfig: { Items: [{ Header: 'Cache-Control', Value: 'no-store', Override: false }] },
      },
    },
  },
  Distribution: {
    Type: 'AWS::CloudFront::Distribution',
    Properties: {
      DistributionConfig: {
        Origins: [{ Id: 'site', DomainName: { 'Fn::GetAtt': ['Site', 'RegionalDomainName'] } }],
        CustomErrorResponses: [{ ErrorCode: 403, ResponseCode: 404, ResponsePagePath: '/404.html' }],
        DefaultCacheBehavior: {
          TargetOriginId: 'site',
          Compress: true,
          ResponseHeadersPolicyId: { Ref: 'Headers' },
          FunctionAssociations: [
            { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': ['FolderIndex', 'FunctionARN'] } },
            { EventType: 'viewer-response', FunctionARN: { 'Fn::GetAtt': ['Seen', 'FunctionARN'] } },
          ],
        },
      },
    },
  },
})

/** Writes a cloud assembly with this template, and this source as the bundle of its function. */
export async function writeAssembly(outdir: string, resources: Resources, source: string): Promise<void> {
  await mkdir(join(outdir, 'asset.worker'))
  await writeFile(join(outdir, 'asset.worker', 'index.mjs'), source)
  await writeFile(join(outdir, 'Small.template.json'), JSON.stringify({ Resources: resources }))
  const files = { worker: { source: { path: 'asset.worker' } } }
  await writeFile(join(outdir, 'Small.assets.json'), JSON.stringify({ files }))
}
