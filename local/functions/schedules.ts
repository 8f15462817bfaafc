import * as z from 'zod'
import { isAllowed } from '../iam/iam.ts'
import { readRoles } from '../iam/roles.ts'
import { type IsDue, parseScheduleExpression } from './schedule-expression.ts'
import type { Template } from '../template/template.ts'

/** A schedule of the template. */
export interface Schedule {
  /** Logical id. */
  readonly name: string
  readonly functionArn: string
  readonly event: unknown
  readonly isDue: IsDue
}

const scheduleSchema = z.object({
  ScheduleExpression: z.string(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.object({ Arn: z.string(), RoleArn: z.string(), Input: z.string().default('{}') }),
})

const ruleSchema = z.object({
  ScheduleExpression: z.string(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(z.object({ Arn: z.string(), Input: z.string().default('{}') })),
})

/** @throws {Error} when a schedule's role may not invoke its function */
export function readSchedules(template: Template, start: Date): readonly Schedule[] {
  const roles = readRoles(template)
  const own = template.ofType('AWS::Scheduler::Schedule').flatMap(({ logicalId, properties }): readonly Schedule[] => {
    const { ScheduleExpression, State, Target } = scheduleSchema.parse(properties)
    if (!isAllowed(roles.get(Target.RoleArn) ?? [], { action: 'lambda:InvokeFunction', resource: Target.Arn }))
      throw new Error(`Cannot run schedule ${logicalId}: its role may not invoke ${Target.Arn}`)
    const isDue = parseScheduleExpression(ScheduleExpression, start)
    const event: unknown = JSON.parse(Target.Input)
    return State === 'ENABLED' ? [{ name: logicalId, functionArn: Target.Arn, event, isDue }] : []
  })
  const rules = template.ofType('AWS::Events::Rule').flatMap(({ logicalId, properties }): readonly Schedule[] => {
    const { ScheduleExpression, State, Targets } = ruleSchema.parse(properties)
    const isDue = parseScheduleExpression(ScheduleExpression, start)
    if (State !== 'ENABLED') return []
    return Targets.map(({ Arn, Input }) => ({ name: logicalId, functionArn: Arn, event: JSON.parse(Input), isDue }))
  })
  return [...own, ...rules]
}

/** Runs each schedule when it is due, looking once a second; returns what stops it. */
export function startSchedules(schedules: readonly Schedule[], run: (schedule: Schedule) => void): () => void {
  let previous = new Date()
  const timer = setInterval(() => {
    const now = new Date()
    for (const schedule of schedules) if (schedule.isDue(previous, now)) run(schedule)
    previous = now
  }, 1_000)
  return () => clearInterval(timer)
}
