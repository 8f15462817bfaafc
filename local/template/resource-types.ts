/** Where the local stack pretends to run. */
export interface Place {
  readonly region: string
  readonly accountId: string
  /** Base URL of the gateway, without trailing slash; queue URLs begin with it. */
  readonly gatewayUrl: string
}

/** What `Ref` and `Fn::GetAtt` give for one resource. */
export interface Identity {
  readonly ref: string
  readonly attributes: Readonly<Record<string, string>>
}

type Identify = (name: string, place: Place) => Identity

const arn = (service: string, place: Place, rest: string): string =>
  `arn:aws:${service}:${place.region}:${place.accountId}:${rest}`

const named: Identify = (name) => ({ ref: name, attributes: { Id: name } })

const table: Identify = (name, place) => ({
  ref: name,
  attributes: { Arn: arn('dynamodb', place, `table/${name}`) },
})

/** Every resource type that local/ starts, obeys, or knows to be without effect on one machine. */
const identities: Readonly<Record<string, Identify>> = {
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::S3::Bucket': (name, place) => ({
    ref: name.toLowerCase(),
    attributes: {
      Arn: `arn:aws:s3:::${name.toLowerCase()}`,
      DomainName: `${name.toLowerCase()}.s3.amazonaws.com`,
      RegionalDomainName: `${name.toLowerCase()}.s3.${place.region}.amazonaws.com`,
    },
  }),
  'AWS::S3::BucketPolicy': named,
  'AWS::SQS::Queue': (name, place) => ({
    ref: `${place.gatewayUrl}/${place.accountId}/${name}`,
    attributes: { Arn: arn('sqs', place, name), QueueName: name },
  }),
  'AWS::SQS::QueuePolicy': named,
  'AWS::Lambda::Function': (name, place) => ({
    ref: name,
    attributes: { Arn: arn('lambda', place, `function:${name}`) },
  }),
  'AWS::Lambda::EventSourceMapping': named,
  'AWS::Lambda::EventInvokeConfig': named,
  'AWS::Lambda::Permission': named,
  'AWS::Events::Rule': (name, place) => ({ ref: name, attributes: { Arn: arn('events', place, `rule/${name}`) } }),
  'AWS::Scheduler::Schedule': (name, place) => ({
    ref: name,
    attributes: { Arn: arn('scheduler', place, `schedule/default/${name}`) },
  }),
  'AWS::Scheduler::ScheduleGroup': (name, place) => ({
    ref: name,
    attributes: { Arn: arn('scheduler', place, `schedule-group/${name}`) },
  }),
  'AWS::SecretsManager::Secret': (name, place) => {
    const secretArn = arn('secretsmanager', place, `secret:${name}-a1B2c3`)
    return { ref: secretArn, attributes: { Id: secretArn } }
  },
  'AWS::IAM::Role': (name, place) => ({
    ref: name,
    attributes: { Arn: `arn:aws:iam::${place.accountId}:role/${name}`, RoleId: name },
  }),
  'AWS::IAM::Policy': named,
  'AWS::IAM::ManagedPolicy': (name, place) => {
    const policyArn = `arn:aws:iam::${place.accountId}:policy/${name}`
    return { ref: policyArn, attributes: { PolicyArn: policyArn } }
  },
  'AWS::CloudFront::Distribution': (name) => ({
    ref: name,
    attributes: { Id: name, DomainName: `${name.toLowerCase()}.cloudfront.net` },
  }),
  'AWS::CloudFront::Function': (name, place) => {
    const functionArn = `arn:aws:cloudfront::${place.accountId}:function/${name}`
    return { ref: functionArn, attributes: { FunctionARN: functionArn, 'FunctionMetadata.FunctionARN': functionArn } }
  },
  'AWS::CloudFront::MonitoringSubscription': named,
  'AWS::CloudFront::OriginAccessControl': named,
  'AWS::CloudFront::ResponseHeadersPolicy': named,
  'AWS::CloudFront::CachePolicy': named,
  'AWS::CloudWatch::Alarm': (name, place) => ({
    ref: name,
    attributes: { Arn: arn('cloudwatch', place, `alarm:${name}`) },
  }),
  'AWS::CloudWatch::Dashboard': named,
  'AWS::Logs::LogGroup': (name, place) => ({
    ref: name,
    attributes: { Arn: arn('logs', place, `log-group:${name}:*`) },
  }),
  'AWS::SNS::Topic': (name, place) => ({
    ref: arn('sns', place, name),
    attributes: { TopicArn: arn('sns', place, name), TopicName: name },
  }),
  'AWS::SNS::TopicPolicy': named,
  'AWS::SNS::Subscription': named,
  'AWS::CDK::Metadata': named,
}

/** @throws {Error} naming the type and the resource when local/ does not know the type */
export function identify(type: string, name: string, place: Place): Identity {
  const identity = identities[type]
  if (!identity)
    throw new Error(`Cannot run ${name} locally: resource type ${type} is unknown to local/resource-types.ts`)
  return identity(name, place)
}
