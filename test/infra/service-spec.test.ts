import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec'
import type { SpecDatabase } from '@aws-cdk/service-spec-types'
import { beforeAll, describe, expect, it } from 'vitest'

import { findSpecFaults } from './service-spec.ts'
import { fullPublication, unbundledApp } from './synthesize.ts'

let database: SpecDatabase
beforeAll(async () => {
  database = await loadAwsServiceSpec()
})

describe('the templates', () => {
  it('have no unknown and no missing property, by the specification of CloudFormation', () => {
    const { stacks } = unbundledApp(fullPublication()).synth()
    const templates = stacks.map(({ template }) => template as unknown)
    const faults = templates.flatMap((template) => findSpecFaults(database, template))
    const count = templates.map((template) => Object.keys((template as { Resources: object }).Resources).length)
    console.log(`checked ${count.join(' + ')} resources against the specification: ${faults.length} faults`)
    expect(faults).toEqual([])
    expect(count.length).toBe(2)
  })
})

describe(findSpecFaults, () => {
  const faultsOf = (Type: string, Properties: unknown) =>
    findSpecFaults(database, { Resources: { Thing: { Type, Properties } } })

  it.each([
    { name: 'an unknown property', type: 'AWS::SQS::Queue', properties: { Colour: 'red' }, says: 'Colour is unknown' },
    { name: 'a missing property', type: 'AWS::Lambda::Function', properties: { Code: {} }, says: 'Role is missing' },
    {
      name: 'an unknown property deep inside',
      type: 'AWS::Scheduler::Schedule',
      properties: {
        FlexibleTimeWindow: { Mode: 'OFF' },
        ScheduleExpression: 'rate(1 hour)',
        Target: { Arn: 'a', RoleArn: 'b', Retry: {} },
      },
      says: 'Target.Retry is unknown',
    },
    {
      name: 'a missing property in a list',
      type: 'AWS::Lambda::Function',
      properties: { Code: {}, Role: 'r', FileSystemConfigs: [{ Arn: 'a' }] },
      says: 'FileSystemConfigs.0.LocalMountPath is missing',
    },
    { name: 'an unknown type', type: 'AWS::SQS::Pipe', properties: {}, says: 'AWS::SQS::Pipe is unknown' },
    {
      name: 'text where a number belongs',
      type: 'AWS::SQS::Queue',
      properties: { DelaySeconds: ['x'] },
      says: 'DelaySeconds is no integer',
    },
  ])('names $name', ({ type, properties, says }) => {
    expect(faultsOf(type, properties)).toEqual([`Thing: ${says}`])
  })
})
