import type { Template } from 'aws-cdk-lib/assertions'
import * as z from 'zod'

import { grants, readable, resourcesOf, type Statement, statements } from './template.ts'

const notifications = z.object({
  QueueConfigurations: z.array(z.object({ Event: z.string(), Queue: z.unknown() })),
})
const redrive = z.object({ deadLetterTargetArn: z.unknown(), maxReceiveCount: z.number() })
const environment = z.object({ Variables: z.record(z.string(), z.unknown()) })
const scheduleTarget = z.object({
  Arn: z.unknown(),
  Input: z.string(),
  DeadLetterConfig: z.object({ Arn: z.unknown() }),
})

/** Who is triggered by what, and who may call what, as a reviewer reads it. */
export const renderWiring = (template: Template): string =>
  [
    '# Wiring',
    '## What triggers what',
    lines([...uploadEvents(template), ...eventSources(template), ...schedules(template)]),
    '## Where failures go',
    lines(deadLetters(template)),
    '## Who may call what',
    ...[...grants(template)].map(([role, allowed]) => `### ${role}\n\n${lines(allowed.flatMap(grant))}`),
    '## What people may be given',
    lines(peoplesPolicies(template)),
    '## Who acts as whom',
    lines(trust(template)),
    '## What functions are told',
    ...environments(template),
    '## Whom resources let in',
    lines(resourcePolicies(template)),
    '## What raises an alarm',
    lines(alarms(template)),
  ].join('\n\n') + '\n'

const lines = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')

const uploadEvents = (template: Template): readonly string[] =>
  resourcesOf(template, 'AWS::S3::Bucket').flatMap(({ name, Properties: bucket }) => {
    if (bucket['NotificationConfiguration'] === undefined) return []
    const { QueueConfigurations: queues } = notifications.parse(bucket['NotificationConfiguration'])
    return queues.map((entry) => `${name} → ${readable(entry.Queue)}: ${entry.Event}`)
  })

const eventSources = (template: Template): readonly string[] =>
  resourcesOf(template, 'AWS::Lambda::EventSourceMapping').map(({ Properties: mapping }) => {
    const { EventSourceArn: source, FunctionName: target, ...how } = mapping
    return `${readable(source)} → ${readable(target)}: ${JSON.stringify(how)}`
  })

const schedules = (template: Template): readonly string[] =>
  resourcesOf(template, 'AWS::Scheduler::Schedule').map(({ Properties: schedule }) => {
    const target = scheduleTarget.parse(schedule['Target'])
    return `${readable(schedule['ScheduleExpression'])} → ${readable(target.Arn)}: ${target.Input}`
  })

const deadLetters = (template: Template): readonly string[] => [
  ...resourcesOf(template, 'AWS::SQS::Queue').flatMap(({ name, Properties: queue }) => {
    if (queue['RedrivePolicy'] === undefined) return []
    const { deadLetterTargetArn: target, maxReceiveCount } = redrive.parse(queue['RedrivePolicy'])
    return [`${name} → ${readable(target)}: received ${maxReceiveCount} times`]
  }),
  ...resourcesOf(template, 'AWS::Scheduler::Schedule').map(({ name, Properties: schedule }) => {
    const { DeadLetterConfig: missed } = scheduleTarget.parse(schedule['Target'])
    return `${name} → ${readable(missed.Arn)}: not called`
  }),
]

const peoplesPolicies = (template: Template): readonly string[] =>
  resourcesOf(template, 'AWS::IAM::ManagedPolicy').flatMap(({ name, Properties: policy }) =>
    statements(policy['PolicyDocument'])
      .flatMap(grant)
      .map((line) => `${name}: ${line}`),
  )

const alarm = z.object({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(z.object({ Value: z.unknown() })),
  Statistic: z.string(),
  Period: z.number(),
  EvaluationPeriods: z.number(),
  ComparisonOperator: z.enum(['GreaterThanOrEqualToThreshold', 'LessThanThreshold']),
  Threshold: z.number(),
  AlarmActions: z.array(z.unknown()),
})

const alarms = (template: Template): readonly string[] =>
  resourcesOf(template, 'AWS::CloudWatch::Alarm').map(({ name, Properties: properties }) => {
    const { Dimensions: dimensions, AlarmActions: actions, ...watch } = alarm.parse(properties)
    const sign = watch.ComparisonOperator === 'LessThanThreshold' ? '<' : '≥'
    const of = dimensions.map(({ Value: value }) => readable(value)).join(' ')
    const span = `${watch.EvaluationPeriods} × ${watch.Period} s`
    const metric = `${watch.Statistic} of ${watch.Namespace} ${watch.MetricName} (${of})`
    return `${name}: ${metric} ${sign} ${watch.Threshold} in ${span} → ${actions.map(readable).join(', ')}`
  })

const trust = (template: Template): readonly string[] =>
  resourcesOf(template, 'AWS::IAM::Role').flatMap(({ name, Properties: role }) =>
    statements(role['AssumeRolePolicyDocument']).map(
      (statement) => `${readable(statement.Principal)}: ${name}${only(statement)}`,
    ),
  )

const environments = (template: Template): readonly string[] =>
  resourcesOf(template, 'AWS::Lambda::Function').map(({ name, Properties: definition }) => {
    const { Variables: variables } = environment.parse(definition['Environment'])
    const told = Object.entries(variables).filter(([variable]) => variable !== 'PUBLICATION')
    return `### ${name}\n\n${lines(told.map(([variable, value]) => `${variable} = ${readable(value)}`))}`
  })

const resourcePolicies = (template: Template): readonly string[] =>
  resourcesOf(template, 'AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy').flatMap(
    ({ Properties: policy }) =>
      statements(policy['PolicyDocument'])
        .filter(({ Effect: effect }) => effect === 'Allow')
        .flatMap((statement) =>
          grant(statement).map((line) => `${readable(statement.Principal)}: ${line}${only(statement)}`),
        ),
  )

const only = ({ Condition: condition }: Statement): string =>
  condition === undefined ? '' : ` if ${readable(condition)}`

const grant = ({ Effect: effect, Action: actions, Resource: resources }: Statement): readonly string[] =>
  resources.map((resource) => `${effect === 'Deny' ? 'never ' : ''}${actions.join(', ')} on ${resource}`)
